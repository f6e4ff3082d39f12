import { realpath } from "node:fs/promises";
import path from "node:path";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

/** The directory may be gone, or be reached by a link. */
async function realDirectory(directory: string): Promise<string> {
    try {
        return await realpath(directory);
    } catch {
        const parent = path.dirname(directory);
        return path.join(await realpath(parent).catch(() => parent), path.basename(directory));
    }
}

/** Containers of the project by whose they are: made from the stack's directory, or by somebody else from another. */
export async function containersByOwner({
    engine,
    layout,
}: Pick<DeployTools, "engine" | "layout">): Promise<{ own: ProjectContainer[]; foreign: ProjectContainer[] }> {
    const directory = await realDirectory(layout.directory);
    const own: ProjectContainer[] = [];
    const foreign: ProjectContainer[] = [];
    for (const container of await engine.containers(layout.stack)) {
        const { workingDirectory } = container;
        const ours = workingDirectory === "" || (await realDirectory(workingDirectory)) === directory;
        (ours ? own : foreign).push(container);
    }
    return { own, foreign };
}
