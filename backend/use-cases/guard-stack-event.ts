import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Dependencies } from "./dependencies";
import { disconnectStack } from "./disconnect-stack";
import { findConnected } from "./find-connected";

/**
 * Runs around each of the host's own stack-changing events on a connected stack: it waits for a running deployment
 * (two compose calls on one project at once break it), and a stack that was deleted is disconnected.
 */
export async function guardStackEvent(
    deps: Dependencies,
    event: { name: string; stack: string },
    proceed: () => Promise<void>,
): Promise<void> {
    if (!(await findConnected(deps.db, event.stack))) {
        return proceed();
    }
    await deps.locks.hold(event.stack, `"${event.name}" by hand`, proceed);
    if (event.name === "deleteStack" && !existsSync(join(deps.stacksDir, event.stack))) {
        await disconnectStack(deps, event.stack);
    }
    deps.bus.publish({ type: "stack", stack: event.stack });
}
