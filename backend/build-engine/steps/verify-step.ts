import { deployContext, required, type Step } from "../step";

/** Watches the new containers for a while: what crashes soon after the switch must not count as a success. */
export const verifyStep: Step = {
    name: "verify",
    deadline: (config) => config.stableSeconds + config.healthTimeout,

    async run(context) {
        await context.services.deployer.verify(required(context.next, "the release"), deployContext(context));
        return "succeeded";
    },
};
