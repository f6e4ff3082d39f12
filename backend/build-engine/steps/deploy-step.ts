import { canarySeconds } from "../../deploy/strategies/canary-seconds";
import { drainSeconds } from "../../deploy/strategies/drain-seconds";
import { copySeconds, keepVolumes } from "../keep-volumes";
import { noteTouched } from "../progress";
import { deployContext, required, type Step } from "../step";

/** Puts the release live and waits until its services are well. Skipped when a run before a crash got that far. */
export const deployStep: Step = {
    name: "deploy",
    deadline: (config, next) =>
        config.deployTimeout +
        canarySeconds(config.services) +
        (next ? drainSeconds(next.content) : 0) +
        copySeconds(config),
    retries: (config) => config.retries.deploy,

    async run(context) {
        const { deployer } = context.services;
        const next = required(context.next, "the release");
        const previous = required(context.previous, "the live release");
        // A command may have needed the release's files, or a former try put them there: then the look was before that.
        if (!context.progress.touched) {
            await deployer.preflight(next, deployContext(context));
            await noteTouched(context);
        }
        await keepVolumes(context);
        await deployer.apply(next, previous, deployContext(context));
        return "succeeded";
    },
};
