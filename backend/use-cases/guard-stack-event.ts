import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Dependencies } from "./dependencies";
import { disconnectStack } from "./disconnect-stack";
import { findConnected } from "./find-connected";
import { noteStarted, noteStopped } from "./note-stopped";

const STOPPING = ["stopStack", "downStack"];
const STARTING = ["startStack", "restartStack", "deployStack", "updateStack", "startService", "restartService"];

/**
 * Runs around each of the host's own stack-changing events on a connected stack: it waits for a running deployment
 * (two compose calls on one project at once break it), a stack that was deleted is disconnected, and one that was
 * stopped stays so until somebody starts it.
 */
export async function guardStackEvent(
    deps: Dependencies,
    event: { name: string; stack: string; user: string | null },
    proceed: () => Promise<void>,
): Promise<void> {
    if (!(await findConnected(deps.db, event.stack))) {
        return proceed();
    }
    await deps.locks.hold(event.stack, `"${event.name}" by hand`, async () => {
        await proceed();
        await noteEffect(deps, event);
    });
    if (event.name === "deleteStack" && !existsSync(join(deps.stacksDir, event.stack))) {
        await disconnectStack(deps, event.stack);
    }
    deps.bus.publish({ type: "stack", stack: event.stack });
}

/** The host doesn't tell whether its call went well; who is said to have stopped what still runs holds nothing. */
async function noteEffect(
    deps: Dependencies,
    { name, stack, user }: { name: string; stack: string; user: string | null },
): Promise<void> {
    if (STARTING.includes(name)) {
        await noteStarted(deps, stack);
    }
    if (STOPPING.includes(name)) {
        await noteStopped(deps, stack, user ?? "somebody");
    }
}
