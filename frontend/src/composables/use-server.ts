import { inject, type InjectionKey } from "vue";
import type { Server } from "../server/server";

export const serverKey: InjectionKey<Server> = Symbol("server");

/** The server that answers for the panel's stack. */
export function useServer(): Server {
    const server = inject(serverKey);
    if (!server) {
        throw new Error("useServer() needs an application that provides serverKey");
    }
    return server;
}
