import { stat } from "node:fs/promises";
import { isInside, containedPath } from "../compose/contained-path";
import type { StackLayout } from "../stack-layout";
import { notStarted } from "./command-error";
import type { StackCommand } from "./stack-command";

/**
 * The command's directory on this machine, links resolved; null for a command without a workspace.
 * @throws CicdError COMPOSE_PATH_ESCAPES | COMMAND_NOT_STARTED
 */
export async function workingDirectory(
    { workspace, config }: Pick<StackCommand, "workspace" | "config">,
    layout: Pick<StackLayout, "home">,
): Promise<string | null> {
    if (workspace === null) {
        return null;
    }
    if (!isInside(layout.home, workspace)) {
        throw new Error(`${workspace} is no workspace of this stack`);
    }
    const directory = await containedPath(
        workspace,
        config.directory,
        `The directory ${config.directory} of a command`,
    );
    const found = await stat(directory).catch(() => null);
    if (!found?.isDirectory()) {
        throw notStarted(
            `The directory ${config.directory} of the command is not there.`,
            "Commit it, let an earlier command make it, or correct `directory` in the build settings.",
        );
    }
    return directory;
}
