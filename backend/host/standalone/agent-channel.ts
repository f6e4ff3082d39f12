import type { Socket } from "socket.io";
import { CicdError } from "../../../common/errors";
import type { HostConnection } from "../host";
import { refusal } from "../stack-guards";
import { requireLogin, splitCallback, userIdOf } from "./session";

type Handler = (...args: unknown[]) => void;

/** What Dockge's page sends to mean every instance that it knows; here there is one. */
const ALL_ENDPOINTS = "##ALL_DOCKGE_ENDPOINTS##";

/**
 * The channel `agent` of Dockge's page: `(endpoint, event, ...values, callback)`. One handler per event name. Unlike
 * Dockge it answers what it refuses, so that the page need not wait for a timeout.
 */
export function openAgentChannel(socket: Socket): HostConnection {
    const handlers = new Map<string, Handler>();
    socket.on("agent", (endpoint: unknown, event: unknown, ...args: unknown[]) => {
        try {
            requireLogin(socket);
            handlerFor(handlers, endpoint, event)(...args);
        } catch (error) {
            splitCallback(args).answer(refusal(error));
        }
    });
    return {
        id: socket.id,
        socket,
        userId: () => userIdOf(socket),
        on: (event, handler) => void handlers.set(event, handler),
        distant: false,
        emit: (event, payload, taken) =>
            void socket.emit("agent", event, { ...payload, endpoint: "" }, ...(taken ? [taken] : [])),
        onClose: (listener) => void socket.on("disconnect", listener),
    };
}

function handlerFor(handlers: Map<string, Handler>, endpoint: unknown, event: unknown): Handler {
    if (endpoint !== "" && endpoint !== ALL_ENDPOINTS) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "This server knows no other instances.",
            hint: "Use Dockge itself to reach stacks on other machines.",
        });
    }
    const handler = typeof event === "string" ? handlers.get(event) : undefined;
    if (!handler) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "This server does not know that event.",
            hint: "Reload the page: it may be older or newer than the server.",
        });
    }
    return handler;
}
