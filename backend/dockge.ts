import { DockgeHost } from "./host/dockge-host";
import { findDockge, knexOf, loadDockge } from "./host/dockge/load-dockge";
import type { Host } from "./host/host";
import { checkMounts } from "./host/mount-check";

/** Entry inside a real Dockge: its own server, with the extension attached. */
async function main(): Promise<void> {
    const folder = findDockge(process.env);
    if (folder === null) {
        console.error("DOCKGE_DIR has to name the directory of a Dockge (1.4.2 or later) with its dependencies.");
        process.exit(1);
    }
    const server = await loadDockge(folder);
    const dockge = new DockgeHost(server);
    const { promise: attached, resolve: settle } = deferred();
    dockge.holdUntil(attached);
    await server.serve();
    await attach(() => dockge.host(knexOf(folder)));
    settle();
}

/** Whatever goes wrong with us, Dockge keeps serving. */
async function attach(makeHost: () => Host): Promise<void> {
    try {
        const { attachExtension } = await import("./extension");
        const host = makeHost();
        for (const sentence of await checkMounts(host, process.env)) {
            console.warn(`[cicd] ${sentence}`);
        }
        const extension = await attachExtension(host);
        host.onShutdown(() => extension.close());
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        console.error(`[cicd] CI/CD could not be attached, and Dockge runs without it: ${reason}`);
    }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
    let resolve = () => {};
    const promise = new Promise<void>((settle) => {
        resolve = settle;
    });
    return { promise, resolve };
}

await main();
