import type { ServerLog } from "./server-log";
import { audit } from "./models/audit";
import { isoNow } from "./models/clock";
import { disconnectStack } from "./use-cases/disconnect-stack";
import { DriftWatch, type DriftWatchDeps } from "./use-cases/drift/drift-watch";
import { settleKeptEdit } from "./use-cases/drift/settle-kept-edit";
import type { Dependencies } from "./use-cases/dependencies";

type Parts = Dependencies & Pick<DriftWatchDeps, "watchChanges" | "report" | "after"> & { log: ServerLog };

/** Looks after what differs from its release, and after stacks that are gone. Answers what ends it. */
export function startDriftWatch(parts: Parts): { close(): Promise<void> } {
    const watch = new DriftWatch({
        ...parts,
        async onGone(stack) {
            parts.log.info(`${stack}: its directory is gone, so it is disconnected`, {});
            await disconnectStack(parts, stack);
            const entry = { stack, action: "disconnect", detail: "Its directory is gone.", at: isoNow(parts.clock) };
            await audit.record(parts.db, { ...entry, actor: "Dockge CI/CD", kind: "schedule" });
        },
    });
    const unsubscribe = parts.bus.subscribe(async (event) => {
        if (
            event.type === "deployment" &&
            event.to === "succeeded" &&
            (await settleKeptEdit(parts.db, event.deployment))
        ) {
            parts.bus.publish({ type: "stack", stack: event.stack });
        }
        if (event.type === "drift" && event.isNew) {
            parts.log.info(`${event.stack} is no longer as released`, {
                stack: event.stack,
                differences: event.fields,
            });
        }
    });
    watch.start();
    return {
        async close() {
            unsubscribe();
            await watch.close();
        },
    };
}
