import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setUpMonorepo } from "../monorepo-setup";

const compose = `services:
    web:
        image: shop:1
        environment:
            URL: \${API_URL}
            PASSWORD: \${DB_PASSWORD:?needed}
`;
let setUp: Awaited<ReturnType<typeof setUpMonorepo>>;
let directory: string;

beforeEach(async () => {
    setUp = await setUpMonorepo();
    await setUp.repository.commit({ "deploy/compose.yaml": compose }, { message: "One" });
    await setUp.connect([{ stack: "shop", composePath: "deploy/compose.yaml" }]);
    directory = join(setUp.engine.stacksDir, "shop");
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, ".env"), "API_URL=https://api\nUNUSED=1\n");
});
afterEach(() => setUp.close());

/** As a deployment that failed later leaves the mirror. */
const fetch = () => setUp.gitTest.git.fetch(setUp.gitTest.remote(setUp.repository.url), setUp.gitTest.options);

async function keys() {
    const view = await setUp.useCases.environmentKeys("shop");
    return view.keys.map(({ key, origin, required, services }) => [key, origin, required, services]);
}

describe("environmentKeys() of a stack whose folder has no compose file yet", () => {
    it("says of no key that it is unused as long as nothing was fetched", async () => {
        expect(await keys()).toEqual([
            ["API_URL", "own", false, null],
            ["UNUSED", "own", false, null],
        ]);
    });

    it("judges by the compose file of the branch as it was fetched last", async () => {
        await fetch();
        expect(await keys()).toEqual([
            ["API_URL", "own", false, ["web"]],
            ["UNUSED", "own", false, []],
            ["DB_PASSWORD", "missing", true, ["web"]],
        ]);
    });

    it("says nothing where that commit has another compose file, and goes by the folder's own as soon as it is there", async () => {
        await setUp.repository.commit({ "deploy/compose.yaml": null, "other.yaml": compose }, { message: "Two" });
        await fetch();
        expect((await keys())[0]).toEqual(["API_URL", "own", false, null]);
        await writeFile(join(directory, "compose.yaml"), "services: { web: { image: shop:1 } }\n");
        expect(await keys()).toEqual([
            ["API_URL", "own", false, []],
            ["UNUSED", "own", false, []],
        ]);
    });
});
