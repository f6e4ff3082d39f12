import type { CommandPhase } from "../../../common/build-config-schema";
import { phaseSeconds, stepOfPhase } from "../commands/phases";
import { runPhase } from "../commands/run-phase";
import type { Step } from "../step";

/** A step that is nothing but the commands of a phase; skipped without any. */
function commandStep(phase: CommandPhase): Step {
    return {
        name: stepOfPhase(phase),
        deadline: (config) => phaseSeconds(config, phase),
        run: (context) => runPhase(context, phase),
    };
}

export const preBuildStep = commandStep("preBuild");
export const testStep = commandStep("test");
export const preDeployStep = commandStep("preDeploy");
export const postDeployStep = commandStep("postDeploy");
