import { CicdError } from "../../common/errors";
import { canaries } from "../models/canaries";
import { queueLine } from "../models/queue-line";
import type { Dependencies } from "./dependencies";

interface Call {
    stack: string;
    user: string | null;
    /** It takes the stack's containers away: there is nothing left to be tried out. */
    ends: boolean;
}

/**
 * Called before one of the host's own calls waits for the deployment under way: a canary may take days. One that ends
 * the stack aborts the canary, whose old version takes all of the traffic again before the call begins.
 * @throws CicdError STATE_CONFLICT for any other call while a canary waits for a person
 */
export async function yieldCanary(
    { db, bus, clock }: Pick<Dependencies, "db" | "bus" | "clock">,
    { stack, user, ends }: Call,
): Promise<void> {
    const deployment = (await queueLine.running(db)).get(stack);
    if (deployment === undefined) {
        return;
    }
    const views = (await canaries.listFor(db, [deployment])).get(deployment) ?? [];
    const open = views.find(({ state, decision }) => state === "running" && decision === null);
    if (open === undefined) {
        return;
    }
    if (ends) {
        const decision = { action: "abort", by: user ?? "somebody", at: clock.now().toISOString() } as const;
        await canaries.decide(db, deployment, decision);
        bus.publish({ type: "canary", stack, deployment });
    } else if (open.manual) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The canary of ${open.service} waits at ${open.weight} % of the traffic for a person.`,
            safe: "Nothing was touched: both versions go on serving.",
            hint: "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.",
        });
    }
}
