import type { Dependencies } from "./dependencies";
import { noteStopped } from "./note-stopped";
import type { Actor } from "./use-cases";

/**
 * Takes the stack's containers and networks down; volumes, files and releases stay. Waits for a running deployment.
 * Pushes build and then wait until somebody starts the stack again.
 */
export async function stopStack(deps: Dependencies, stack: string, actor: Actor): Promise<void> {
    await deps.locks.hold(stack, "taking the stack down", async () => {
        await deps.deployer.down(stack);
        await noteStopped(deps, stack, actor.name);
    });
    deps.bus.publish({ type: "stack", stack });
}
