import { deployContext, required, type Step } from "../step";

/** Watches the new containers for a while: what crashes soon after the switch must not count as a success. */
export const verifyStep: Step = {
    name: "verify",
    // With the time that Docker may be away for; without that the watch itself ends before.
    deadline: (config) => config.stableSeconds + config.healthTimeout + config.deployTimeout,

    async run(context) {
        const watched = { ...deployContext(context), again: context.takenOver };
        await context.services.deployer.verify(required(context.next, "the release"), watched);
        return "succeeded";
    },
};
