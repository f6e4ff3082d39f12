import { CicdError } from "../../common/errors";
import { deployments, type Deployment } from "../models/deployments";
import { transition } from "../models/transition";
import type { Dependencies } from "./dependencies";
import { requireDeployment } from "./start-deployment";
import type { Actor } from "./use-cases";

/**
 * Lets a waiting deployment go on without what it waits for: it is written down who did, and this reason holds it no
 * more. Another reason still can. It goes on with the same commit, and with what is built and tested already.
 */
export async function releaseDeployment(deps: Dependencies, id: number, actor: Actor): Promise<Deployment> {
    const deployment = await requireDeployment(deps, id);
    const { stack, waitingReason } = deployment;
    const at = deps.clock.now().toISOString();
    const released = [
        ...deployment.released,
        ...(waitingReason ? [{ reason: waitingReason, by: actor.name, at }] : []),
    ];
    // What it waits for may have changed since it was read: only that reason is released which the person saw.
    const moved =
        waitingReason !== null &&
        (await deps.db.transaction(async (trx) => {
            const now = await deployments.find(trx, id);
            const move = { deployment: id, from: "waiting", to: "queued", facts: { released } } as const;
            return now?.waitingReason === waitingReason && transition(trx, deps.clock, move);
        }));
    if (!moved) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Deployment ${id} is ${deployment.state}; it does not wait for anything.`,
            hint: "Only a waiting deployment can be released.",
        });
    }
    deps.bus.publish({ type: "deployment", stack, deployment: id, from: "waiting", to: "queued" });
    deps.queue.wake();
    return requireDeployment(deps, id);
}
