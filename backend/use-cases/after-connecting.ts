import type { Dependencies } from "./dependencies";
import { forgetRemoteHook } from "./forget-remote-hook";
import type { StoredConnection } from "./store-connection";

/**
 * What follows the commit: hooks are looked at anew, and of repositories that are gone the mirror goes, and the webhook
 * that we made at the forge.
 */
export async function afterConnecting(deps: Dependencies, stored: readonly StoredConnection[]): Promise<void> {
    const formers = stored.flatMap(({ former }) => former ?? []);
    const changed = new Map([...stored.map(({ repository }) => repository), ...formers].map((one) => [one.id, one]));
    for (const { id, hookToken } of changed.values()) {
        deps.deliveries.invalidateHook(hookToken);
        deps.bus.publish({ type: "repository", repository: id });
    }
    for (const former of formers.filter(({ removed }) => removed)) {
        await deps.git.removeMirror(former.id);
        void forgetRemoteHook(deps, former);
    }
}
