import type { AgentChannel } from "../src/server/agent-channel";
import { agentLine } from "./agent-line";
import type { DockgeRoot } from "./dockge-root";

type PushListener = (event: string, payload: unknown) => void;
type Receive = (event: string, payload: unknown, taken?: unknown) => void;

/** Dockge's connection as ours: one listener on its socket however many of ours wait, none when nobody does. */
export function dockgeChannel(root: DockgeRoot, endpoint: string): AgentChannel {
    const socket = root.getSocket();
    const listeners = new Set<PushListener>();
    const receive: Receive = (event, payload, taken) => {
        [...listeners].forEach((listener) => listener(event, payload));
        // Another instance sends more when this page has taken what came; every page that listens may say so.
        if (typeof taken === "function") {
            taken();
        }
    };

    return {
        endpoint,
        ...(endpoint !== "" && { agent: agentLine(root, endpoint) }),
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
