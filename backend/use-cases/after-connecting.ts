import type { Dependencies } from "./dependencies";
import type { StoredConnection } from "./store-connection";

/** What follows the commit: hooks are looked at anew, and the mirrors of repositories that are gone go. */
export async function afterConnecting(
    deps: Pick<Dependencies, "git" | "deliveries" | "bus">,
    stored: readonly Omit<StoredConnection, "isNew">[],
): Promise<void> {
    for (const { repository, former } of stored) {
        deps.deliveries.invalidateHook(repository.hookToken);
        if (former) {
            deps.deliveries.invalidateHook(former.hookToken);
        }
        for (const { id } of former ? [repository, former] : [repository]) {
            deps.bus.publish({ type: "repository", repository: id });
        }
        if (former?.removed) {
            await deps.git.removeMirror(former.id);
        }
    }
}
