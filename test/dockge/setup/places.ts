import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Places {
    root: string;
    dataDir: string;
    stacksDir: string;
    remove(): Promise<void>;
}

/** Empty data and stacks directories of a test's own. */
export async function makePlaces(): Promise<Places> {
    const root = await mkdtemp(join(tmpdir(), "cicd-dockge-"));
    const [dataDir, stacksDir] = [join(root, "data"), join(root, "stacks")];
    await mkdir(dataDir);
    await mkdir(stacksDir);
    return { root, dataDir, stacksDir, remove: () => rm(root, { recursive: true, force: true }) };
}
