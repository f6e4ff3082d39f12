import { lstat } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import type { PlanInput } from "../builders/builder";
import { containedPath } from "../compose/contained-path";
import { readHead, refuseFrontends } from "./refuse-frontends";

/** A folder of the workspace. @throws CicdError COMPOSE_PATH_ESCAPES | BUILD_FAILED */
export async function contextFolder(target: string, service: string, input: PlanInput): Promise<string> {
    const relative = path.relative(input.workspace, target);
    const folder = await containedPath(input.workspace, target, `${relative}, a build context of ${service},`);
    if (!input.ahead && !(await exists(folder))) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `The build context of ${service}, ${path.relative(input.workspace, folder)}, is not in the commit.`,
            safe: "The running containers were not touched.",
            hint: "Commit the folder, or correct the context; a command before the build may make it, too.",
        });
    }
    return folder;
}

/**
 * A Dockerfile of the workspace that no foreign frontend reads.
 * @throws CicdError COMPOSE_PATH_ESCAPES | COMPOSE_SETTING_REFUSED
 */
export async function dockerfileIn(context: string, name: string, of: Named): Promise<string> {
    const title = `The Dockerfile of ${of.service}`;
    const file = await containedPath(of.input.workspace, path.resolve(context, name), title);
    refuseFrontends(await readHead(file), title);
    if (!of.input.ahead && !(await exists(file))) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `${title}, ${path.relative(of.input.workspace, file)}, is not in the commit.`,
            safe: "The running containers were not touched.",
            hint: "Commit the file, or correct its path; it is looked for below the build context.",
        });
    }
    return file;
}

interface Named {
    service: string;
    input: PlanInput;
}

export async function exists(file: string): Promise<boolean> {
    return (await lstat(file).catch(() => null)) !== null;
}
