import type { AgentChannel } from "../src/server/agent-channel";
import type { DockgeRoot } from "./dockge-root";

type PushListener = (event: string, payload: unknown) => void;

/** Dockge's connection as ours: one listener on its socket however many of ours wait, none when nobody does. */
export function dockgeChannel(root: DockgeRoot, endpoint: string): AgentChannel {
    const socket = root.getSocket();
    const listeners = new Set<PushListener>();
    const receive = (event: string, payload: unknown) => [...listeners].forEach((listener) => listener(event, payload));

    return {
        endpoint,
        emit: (event, payload, answer) => root.emitAgent(endpoint, event, payload, answer),
        onPush(listener) {
            if (listeners.size === 0) {
                socket.on("agent", receive);
            }
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
                if (listeners.size === 0) {
                    socket.off("agent", receive);
                }
            };
        },
        onConnect(listener) {
            socket.on("connect", listener);
            return () => socket.off("connect", listener);
        },
    };
}
