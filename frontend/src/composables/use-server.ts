import { inject, type InjectionKey } from "vue";
import type { Server } from "../server/server";

export const serverKey: InjectionKey<Server> = Symbol("server");

let chosen: Server | null = null;

/** Composables that `run` calls use this server, wherever they are called. */
export function withServer<T>(server: Server, run: () => T): T {
    const before = chosen;
    chosen = server;
    try {
        return run();
    } finally {
        chosen = before;
    }
}

/** The server that answers for the panel's stack. */
export function useServer(): Server {
    const server = chosen ?? inject(serverKey);
    if (!server) {
        throw new Error("useServer() needs an application that provides serverKey");
    }
    return server;
}
