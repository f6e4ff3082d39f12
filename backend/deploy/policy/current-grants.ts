import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readLiveFiles } from "../live/live-files";
import { resolveLive } from "../prepare/resolve-model";
import { judgeModel } from "./judge-model";
import { grantOf, isRefusal } from "./right";
import { settlePaths } from "./settle-paths";

/** What a person wrote into the stack's file by hand, they granted by that; a file that can't be read grants nothing. */
export async function currentGrants(tools: DeployTools, context: DeployContext): Promise<string[]> {
    const { stack, directory, files } = tools.layout;
    const model = await resolveLive(await readLiveFiles(directory), tools, context);
    const findings = await settlePaths(judgeModel(model ?? {}, stack), { directory, files });
    return [...new Set(findings.flatMap((finding) => (isRefusal(finding) ? [] : [grantOf(finding)])))];
}
