import type { Dependencies } from "./dependencies";
import { saveEnvironment, showEnvironment } from "./edit-environment";
import { applyEnvironment, previewEnvironment, rollbackEnvironment } from "./environment/apply";
import { saveEnvironmentKeys } from "./environment/save-keys";
import { revealEnvironmentKey, showEnvironmentKeys } from "./environment/show-keys";
import { deleteBuildSecret, listBuildSecrets, setBuildSecret } from "./manage-build-secrets";
import type { UseCases } from "./use-cases";

/** The stack's environment, as text and by key, and the secrets of its builds. */
export function environmentUseCases(
    deps: Dependencies,
): Pick<
    UseCases,
    | "environment"
    | "saveEnvironment"
    | "environmentKeys"
    | "saveEnvironmentKeys"
    | "revealEnvironmentKey"
    | "previewEnvironment"
    | "applyEnvironment"
    | "rollbackEnvironment"
    | "buildSecrets"
    | "setBuildSecret"
    | "deleteBuildSecret"
> {
    return {
        environment: (stack) => showEnvironment(deps, stack),
        saveEnvironment: (stack, input) => saveEnvironment(deps, stack, input),
        environmentKeys: (stack) => showEnvironmentKeys(deps, stack),
        saveEnvironmentKeys: (stack, edit) => saveEnvironmentKeys(deps, stack, edit),
        revealEnvironmentKey: (stack, key) => revealEnvironmentKey(deps, stack, key),
        previewEnvironment: (stack, asked) => previewEnvironment(deps, stack, asked),
        applyEnvironment: (stack, actor) => applyEnvironment(deps, stack, actor),
        rollbackEnvironment: (stack, release) => rollbackEnvironment(deps, stack, release),
        buildSecrets: (stack) => listBuildSecrets(deps, stack),
        setBuildSecret: (stack, secret) => setBuildSecret(deps, stack, secret),
        deleteBuildSecret: (stack, name) => deleteBuildSecret(deps, stack, name),
    };
}
