import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { containedPath } from "../compose/contained-path";
import type { PlanInput } from "./builder";
import { refuseLinksOut } from "./refuse-links-out";

/**
 * The folder to serve, with nothing in it that leads out of it.
 * @throws CicdError BUILD_FAILED | COMPOSE_PATH_ESCAPES
 */
export async function servedFolder({ workspace, config, ahead }: PlanInput): Promise<string> {
    const name = config.directory;
    const folder = await containedPath(workspace, path.resolve(workspace, name), `The folder ${name}`);
    const stat = await lstat(folder).catch(() => null);
    if (stat?.isDirectory()) {
        await refuseLinksOut(folder, { root: folder, name: `the folder ${name}` });
    } else if (!ahead) {
        throw await missing(workspace, name);
    }
    return folder;
}

async function missing(workspace: string, name: string): Promise<CicdError> {
    const entries = await readdir(workspace, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    const there = folders.map((entry) => entry.name).toSorted();
    const listed = there.length > 0 ? `It has: ${there.slice(0, 10).join(", ")}.` : "It has no folders at all.";
    return new CicdError({
        code: "BUILD_FAILED",
        message: `The folder ${name}, which shall be served, is not in the workspace. ${listed}`,
        safe: "The running containers were not touched.",
        hint: "Commit the folder, add a build command that makes it, or correct its name.",
    });
}
