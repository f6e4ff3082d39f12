import { holdBeforeDeploy } from "../holds/gates";
import type { Step } from "../step";

/** The last moment before the stack is touched: what is built waits here for whatever holds it back. */
export const approvalStep: Step = {
    name: "approval",
    deadline: () => 120,

    async run(context) {
        const hold = await holdBeforeDeploy(context);
        if (hold) {
            return { hold };
        }
        const { deployment, log } = context;
        for (const { reason, by, at } of deployment.released) {
            const what = reason === "approval" ? "Approved" : `Let go on without what it waited for (${reason})`;
            log.write(`${what} by ${by} at ${at}\n`);
        }
        return deployment.released.length > 0 ? "succeeded" : "skipped";
    },
};
