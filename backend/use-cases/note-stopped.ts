import { bindings } from "../models/bindings";
import type { Dependencies } from "./dependencies";

/** From now on pushes to the stack build and then wait; no effect on a stack that is not connected. */
export async function noteStopped(deps: Dependencies, stack: string, by: string): Promise<void> {
    const binding = await bindings.findByStack(deps.db, stack);
    if (binding) {
        await bindings.update(deps.db, binding.id, { stoppedBy: by });
    }
}

/** What waited for it is judged again as soon as the caller publishes that the stack changed. */
export async function noteStarted(deps: Dependencies, stack: string): Promise<void> {
    const binding = await bindings.findByStack(deps.db, stack);
    if (binding?.stoppedBy) {
        await bindings.update(deps.db, binding.id, { stoppedBy: null });
    }
}
