import { bindings } from "../models/bindings";
import { deployments } from "../models/deployments";
import { transition } from "../models/transition";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import type { Actor } from "./use-cases";

/** From now on pushes wait, visibly; deployments by hand still run. */
export async function pauseStack(
    deps: Dependencies,
    stack: string,
    asked: { reason: string; actor: Actor },
): Promise<void> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    await bindings.update(deps.db, binding.id, { pausedBy: asked.actor.name, pausedReason: asked.reason });
    deps.deliveries.invalidateHook(repository.hookToken);
    deps.bus.publish({ type: "stack", stack });
}

/** Of the pushes that waited, the newest of each ref goes on; the others are superseded by it. */
export async function resumeStack(deps: Dependencies, stack: string): Promise<void> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    await bindings.update(deps.db, binding.id, { pausedBy: null, pausedReason: null });
    deps.deliveries.invalidateHook(repository.hookToken);
    const waiting = (await deployments.list(deps.db, { stack, states: ["waiting"], limit: 1000 })).filter(
        (deployment) => deployment.waitingReason === "paused",
    );
    const newest = new Map<string, number>();
    for (const { id, ref } of waiting) {
        const winner = newest.get(ref);
        const move = { deployment: id, from: "waiting", to: winner === undefined ? "queued" : "superseded" } as const;
        if (await transition(deps.db, deps.clock, { ...move, supersededBy: winner })) {
            deps.bus.publish({ type: "deployment", stack, ...move });
        }
        newest.set(ref, winner ?? id);
    }
    deps.bus.publish({ type: "stack", stack });
    deps.queue.wake();
}
