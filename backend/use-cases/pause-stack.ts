import { bindings } from "../models/bindings";
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
    await deps.releaser.look();
    deps.bus.publish({ type: "stack", stack });
}
