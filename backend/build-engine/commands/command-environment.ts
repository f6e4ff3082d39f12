import type { CommandPhase } from "../../../common/build-config-schema";
import type { StepContext } from "../step";
import { stepOfPhase } from "./phases";

/** What every command of a deployment is told about it. */
export function commandEnvironment(context: StepContext, phase: CommandPhase): Record<string, string> {
    const { deployment, progress } = context;
    return {
        CI: "true",
        CICD_STACK: deployment.stack,
        CICD_DEPLOYMENT: String(deployment.id),
        CICD_STEP: stepOfPhase(phase),
        CICD_REF: deployment.ref,
        CICD_COMMIT: deployment.commitSha ?? "",
        CICD_TRIGGER: deployment.trigger,
        CICD_STATUS: progress.ending === null ? "success" : "failure",
        CICD_ERROR: progress.ending?.error.code ?? "",
    };
}
