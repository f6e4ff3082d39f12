import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";

/**
 * Values of the build secrets that the stack's settings name. Code of a fork gets none.
 * @throws CicdError BUILD_SECRET_MISSING
 */
export async function buildSecrets(tools: DeployTools, context: DeployContext): Promise<Record<string, string>> {
    const names = context.buildConfig.buildSecrets;
    if (names.length === 0) {
        return {};
    }
    if (context.untrusted) {
        context.log("This code comes from a fork: its build gets none of the stack's build secrets.");
        return {};
    }
    const stored = await tools.buildSecrets(tools.layout.stack);
    const missing = names.filter((name) => !Object.hasOwn(stored, name));
    if (missing.length > 0) {
        throw new CicdError({
            code: "BUILD_SECRET_MISSING",
            message: `The build shall get the secret ${missing.join(", ")}, which this stack has no value for.`,
            safe: "Nothing was built, and the running containers were not touched.",
            hint: "Store it in the Build tab, or take its name out of the build settings.",
        });
    }
    return Object.fromEntries(names.map((name) => [name, stored[name]!]));
}
