import { realpath } from "node:fs/promises";
import path from "node:path";
import { imageBuild, type ImageBuild } from "../build/image-build";
import { contextFolder } from "../build/planned-paths";
import { argumentsOf, configured, storedSecrets } from "../build/planned-settings";
import type { PlanInput } from "./builder";
import { refuseLinksOut } from "./refuse-links-out";

/**
 * For programs that find out by themselves how a folder is built. They read its files on this machine, through links as
 * well, so none may lead out of the workspace.
 */
export async function sourceImage(input: PlanInput): Promise<ImageBuild[]> {
    const { config, workspace } = input;
    const [service] = input.services as [string];
    const context = await contextFolder(path.resolve(workspace, config.context), service, input);
    if (!input.ahead) {
        await refuseLinksOut(context, { root: await realpath(workspace), name: "the repository" });
    }
    const args = argumentsOf(config, {}, service);
    return [imageBuild({ ...configured(config), service, context, args, secrets: storedSecrets(input) })];
}
