import { COMMAND_PHASES, type BuildConfig, type CommandPhase } from "../../../common/build-config-schema";
import type { StepName } from "../../../common/states";

const STEPS = {
    preBuild: "pre-build",
    build: "build",
    test: "test",
    preDeploy: "pre-deploy",
    postDeploy: "post-deploy",
} as const satisfies Record<CommandPhase, StepName>;

/** The step in which the commands of a phase run. */
export function stepOfPhase(phase: CommandPhase): StepName {
    return STEPS[phase];
}

/** The phases whose commands still come after this step, in order; without a step all of them. */
export function phasesFrom(step: StepName | null, order: readonly StepName[]): CommandPhase[] {
    return COMMAND_PHASES.filter((phase) => step === null || order.indexOf(STEPS[phase]) >= order.indexOf(step));
}

/** What timers can hold. */
const MOST_SECONDS = 2_000_000;
const OVERHEAD_SECONDS = 60;

/** Time for all commands of a phase with every retry: each has a limit of its own, this one only ends what hangs. */
export function phaseSeconds({ commands }: BuildConfig, phase: CommandPhase): number {
    const each = commands[phase].map(({ timeout, retries }) => (timeout + OVERHEAD_SECONDS) * (retries + 1));
    return Math.min(
        MOST_SECONDS,
        each.reduce((sum, seconds) => sum + seconds, OVERHEAD_SECONDS),
    );
}
