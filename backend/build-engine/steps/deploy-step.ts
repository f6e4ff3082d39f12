import { deployContext, required, type Step } from "../step";

/** Puts the release live and waits until its services are well. Skipped when a run before a crash got that far. */
export const deployStep: Step = {
    name: "deploy",
    deadline: (config) => config.deployTimeout,

    async run(context) {
        const { deployer } = context.services;
        const next = required(context.next, "the release");
        const previous = required(context.previous, "the live release");
        await deployer.preflight(next, deployContext(context));
        context.touched = true;
        await deployer.apply(next, previous, deployContext(context));
        return "succeeded";
    },
};
