import type { Socket } from "socket.io-client";
import type { Router } from "vue-router";

/** What we use of Dockge's root component. It belongs to another Vue runtime: its own `$watch` observes it, ours can't. */
export interface DockgeRoot {
    emitAgent(endpoint: string, event: string, ...args: unknown[]): void;
    getSocket(): Socket;
    $watch(source: string | (() => unknown), callback: () => void): () => void;
    $nextTick(callback: () => void): Promise<void>;
    readonly $router: Router;
    /** By endpoint, with "" for this server; empty before the login. */
    readonly agentList: Readonly<Record<string, { url: string; name?: string } | undefined>>;
    /** "online", "offline" or "connecting", by endpoint; what it says of others is old while the connection is broken. */
    readonly agentStatusList: Readonly<Record<string, string | undefined>>;
}

interface MountedElement extends Element {
    __vue_app__?: unknown;
    _vnode?: { component?: { proxy?: DockgeRoot } | null };
}

const everyMs = 50;
const patienceMs = 30_000;

function rootNow(): DockgeRoot | null {
    const element = document.getElementById("app") as MountedElement | null;
    const root = element?.__vue_app__ ? element._vnode?.component?.proxy : null;
    return root && typeof root.emitAgent === "function" && root.$router ? root : null;
}

/** Resolves when Dockge's own application has started in this page; rejects when it isn't there. */
export function findDockgeRoot(): Promise<DockgeRoot> {
    const deadline = Date.now() + patienceMs;
    return new Promise((resolve, reject) => {
        const look = () => {
            const root = rootNow();
            if (root?.getSocket()) {
                resolve(root);
            } else if (Date.now() > deadline) {
                reject(new Error("Dockge's application was not found in this page."));
            } else {
                setTimeout(look, everyMs);
            }
        };
        look();
    });
}
