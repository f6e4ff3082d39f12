import { readFile } from "node:fs/promises";
import type { ComposeCli } from "../../backend/deploy/compose/compose-cli";
import type { ComposeModel } from "../../backend/deploy/compose/compose-model";
import { hashOf, type FakeService } from "./fake-release";

/** Compose files of the fake stack are resolved models already. */
export async function readModel([file]: readonly string[]): Promise<ComposeModel> {
    return JSON.parse(await readFile(file!, "utf8")) as ComposeModel;
}

export const fakeComposeCli: Pick<ComposeCli, "resolve" | "hashes"> = {
    resolve: async (project) => ({ model: await readModel(project.files), unset: [] }),
    hashes: async (project) => {
        const { services } = await readModel(project.files);
        const names = Object.keys(services);
        return Object.fromEntries(
            Object.entries(services).map(([name, one]) => [name, hashOf(one as unknown as FakeService, names)]),
        );
    },
};
