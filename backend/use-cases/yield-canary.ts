import { CicdError } from "../../common/errors";
import { canaries } from "../models/canaries";
import { queueLine } from "../models/queue-line";
import type { Dependencies } from "./dependencies";

interface CanaryCall {
    stack: string;
    user: string | null;
    /** It takes the stack's containers away: there is nothing left to be tried out. */
    ends: boolean;
}

type Deps = Pick<Dependencies, "db" | "bus" | "clock">;

/**
 * Called before one of the host's own calls waits for the deployment under way. For one that ends the stack it goes on
 * while that waits: the deployment may come to its canary only then.
 * @returns what ends it, once the call's turn has come
 * @throws CicdError STATE_CONFLICT for any other call while a canary waits for a person
 */
export async function yieldCanaries(deps: Deps, call: CanaryCall): Promise<() => void> {
    const stop = deps.bus.subscribe(async (event) => {
        if (call.ends && event.type === "canary" && event.stack === call.stack) {
            await yieldCanary(deps, call);
        }
    });
    try {
        await yieldCanary(deps, call);
        return stop;
    } catch (error) {
        stop();
        throw error;
    }
}

/** A canary may take days. A call that ends the stack aborts it: its old version has all of the traffic before that begins. */
async function yieldCanary({ db, bus, clock }: Deps, { stack, user, ends }: CanaryCall): Promise<void> {
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
        if (await canaries.decide(db, deployment, decision)) {
            bus.publish({ type: "canary", stack, deployment });
        }
    } else if (open.manual) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The canary of ${open.service} waits at ${open.weight} % of the traffic for a person.`,
            safe: "Nothing was touched: both versions go on serving.",
            hint: "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.",
        });
    }
}
