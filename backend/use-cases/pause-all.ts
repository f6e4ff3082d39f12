import type { GlobalPauseView } from "../../common/views";
import { bindings } from "../models/bindings";
import { globalPauses } from "../models/global-pause";
import type { Dependencies } from "./dependencies";
import type { Actor } from "./use-cases";

/** From now on pushes to any stack wait, also those that are queued and have not begun; people still deploy. */
export async function pauseAll(deps: Dependencies, asked: { reason: string; actor: Actor }): Promise<GlobalPauseView> {
    const pause = { by: asked.actor.name, reason: asked.reason, at: deps.clock.now().toISOString() };
    await globalPauses.save(deps.db, pause);
    await publishAll(deps);
    return pause;
}

/** What waited only for this goes on; a stack that is paused by itself stays paused. */
export async function resumeAll(deps: Dependencies): Promise<void> {
    await globalPauses.remove(deps.db);
    await deps.releaser.look();
    await publishAll(deps);
}

/** It shows in every panel. */
async function publishAll({ db, bus }: Dependencies): Promise<void> {
    for (const { stack } of await bindings.list(db)) {
        bus.publish({ type: "stack", stack });
    }
}
