import { onScopeDispose, shallowRef, type ShallowRef } from "vue";
import type { CredentialView } from "../../../../common/views";
import { useServer } from "../../composables/use-server";
import type { Server } from "../../server/server";
import { useRead } from "./use-read";

/** Many stacks may use one credential, and each of them is told of. */
const calmMs = 300;
const shared = new WeakMap<Server, ShallowRef<CredentialView[] | null>>();

/**
 * The credentials of a server, the same wherever the page shows them: what one part changes or reads anew, all others
 * show. Read again when a stack has changed, since a forge may refuse or accept one at any time.
 */
export function useCredentials() {
    const server = useServer();
    const value = shared.get(server) ?? shallowRef(null);
    shared.set(server, value);
    const credentials = useRead(() => server.call("credentials", {}), value);

    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = server.on("stackChanged", () => {
        clearTimeout(timer);
        timer = setTimeout(() => void credentials.reload(), calmMs);
    });
    onScopeDispose(() => {
        clearTimeout(timer);
        stop();
    });
    return credentials;
}
