import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { stackNameSchema } from "../../../common/schema";
import type { LocalStackView } from "../../../common/repository-views";
import { describeFile, type DescribedFile } from "../../deploy/compose/described-file";
import { readLiveFiles } from "../../deploy/live/live-files";
import { bindings } from "../../models/bindings";
import { repositories } from "../../models/repositories";
import type { Dependencies } from "../dependencies";
import { eachAtOnce } from "../each-at-once";

export interface LocalStack extends LocalStackView {
    /** Of its compose file on disk: image name by service. */
    images: DescribedFile["services"];
}

const AT_ONCE = 4;

/** Every stack directory with a compose file, and every connected stack; by name. */
export async function localStacks(deps: Pick<Dependencies, "db" | "deployer" | "stacksDir">): Promise<LocalStack[]> {
    const found = new Map<string, LocalStack>();
    await eachAtOnce(await directories(deps.stacksDir), AT_ONCE, async (stack) => {
        const images = await imagesOf(join(deps.stacksDir, stack));
        if (images) {
            const running = await isRunning(deps, stack);
            found.set(stack, { stack, running, connection: null, services: Object.keys(images), images });
        }
    });
    for (const { stack, repositoryId, branch, composePath } of await bindings.list(deps.db)) {
        const repository = await repositories.find(deps.db, repositoryId);
        const known = found.get(stack) ?? { stack, running: false, services: [], images: {} };
        found.set(stack, { ...known, connection: { url: repository?.url ?? "", branch, composePath } });
    }
    return [...found.values()].sort((one, two) => one.stack.localeCompare(two.stack));
}

async function directories(stacksDir: string): Promise<string[]> {
    const entries = await readdir(stacksDir, { withFileTypes: true });
    return entries
        .filter((entry) => !entry.isFile() && stackNameSchema.safeParse(entry.name).success)
        .map(({ name }) => name);
}

/** Null for a directory without a compose file; nothing of one that can't be read. */
async function imagesOf(directory: string): Promise<DescribedFile["services"] | null> {
    try {
        const { composeName, texts } = await readLiveFiles(directory);
        return composeName === null ? null : describeFile(composeName, texts[composeName]!).services;
    } catch (error) {
        // A folder that isn't ours to read, or a file that is none of compose's: a stack all the same.
        if (error instanceof CicdError || (error as NodeJS.ErrnoException).code === "EACCES") {
            return {};
        }
        if (["ENOTDIR", "ENOENT", "ELOOP"].includes((error as NodeJS.ErrnoException).code ?? "")) {
            return null;
        }
        throw error;
    }
}

/** Null when the engine doesn't answer. */
async function isRunning({ deployer }: Pick<Dependencies, "deployer">, stack: string): Promise<boolean | null> {
    try {
        const services = await deployer.health(stack);
        return services.some(({ state }) =>
            ["healthy", "running", "starting", "restarting", "unhealthy"].includes(state),
        );
    } catch {
        return null;
    }
}
