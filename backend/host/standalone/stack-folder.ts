import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { stackNameSchema } from "../../../common/schema";

/** The file names that Dockge accepts, in its order. */
const COMPOSE_FILES = ["compose.yaml", "docker-compose.yaml", "docker-compose.yml", "compose.yml"];

export interface StackFolder {
    name: string;
    /** Absolute. */
    dir: string;
    exists: boolean;
    /** Name of its compose file; the one to create when there is none. */
    composeFile: string;
    hasComposeFile: boolean;
}

/** @throws CicdError STACK_NAME_INVALID; the name becomes a path, so nothing else may pass */
export function stackFolder(stacksDir: string, name: unknown): StackFolder {
    const checked = stackNameSchema.safeParse(name);
    if (!checked.success) {
        throw new CicdError({
            code: "STACK_NAME_INVALID",
            message: "This is not a stack's name.",
            hint: "Use a-z, 0-9, - and _ only, with a letter or digit first.",
        });
    }
    const dir = join(stacksDir, checked.data);
    const found = COMPOSE_FILES.find((file) => existsSync(join(dir, file)));
    return {
        name: checked.data,
        dir,
        exists: statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false,
        composeFile: found ?? COMPOSE_FILES[0]!,
        hasComposeFile: found !== undefined,
    };
}

/** @throws CicdError STACK_NAME_INVALID | STACK_NOT_FOUND */
export function existingStack(stacksDir: string, name: unknown): StackFolder {
    const folder = stackFolder(stacksDir, name);
    if (!folder.exists) {
        throw new CicdError({
            code: "STACK_NOT_FOUND",
            message: `There is no stack "${folder.name}" in the stacks directory.`,
            hint: "Look at the list of stacks: it may have been renamed or deleted.",
        });
    }
    return folder;
}
