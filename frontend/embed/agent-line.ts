import type { AgentLine, Reach } from "../src/server/agent-channel";
import type { DockgeRoot } from "./dockge-root";

/** No terminal has this name, so every Dockge answers at once that there is nothing to show, and does nothing. */
const noTerminal = "cicd-is-anybody-there";

/** Another instance as Dockge's page knows it. Listens on Dockge's socket only while somebody wants to hear of it. */
export function agentLine(root: DockgeRoot, endpoint: string): AgentLine {
    const socket = root.getSocket();
    const listeners = new Set<(reach: Reach) => void>();
    /** After the page's own connection broke, what it knew of the instance counts no more until it is told anew. */
    let stale = false;
    let last: Reach;

    function reach(): Reach {
        const { agentList, agentStatusList } = root;
        if (Object.keys(agentList).length > 0 && !(endpoint in agentList)) {
            return "unknown";
        }
        const status = agentStatusList[endpoint];
        const counts = socket.connected && !stale && (status === "online" || status === "offline");
        return counts ? status : "connecting";
    }

    function tell(): void {
        const before = last;
        last = reach();
        if (last !== before) {
            [...listeners].forEach((listener) => listener(last));
        }
    }

    const onList = () => tell();
    const onLost = () => {
        stale = true;
        tell();
    };
    const onStatus = (status: { endpoint?: unknown } | null) => {
        if (status?.endpoint === endpoint) {
            stale = false;
            tell();
        }
    };
    const events = { agentList: onList, disconnect: onLost, agentStatus: onStatus };

    return {
        url: originOf(root.agentList[endpoint]?.url, endpoint),
        reach,
        onReach(listener) {
            if (listeners.size === 0) {
                last = reach();
                Object.entries(events).forEach(([event, listen]) => socket.on(event, listen));
            }
            listeners.add(listener);
            return () => {
                if (listeners.delete(listener) && listeners.size === 0) {
                    Object.entries(events).forEach(([event, listen]) => socket.off(event, listen));
                }
            };
        },
        knock: (answer) => root.emitAgent(endpoint, "terminalJoin", noTerminal, answer),
    };
}

function originOf(url: string | undefined, endpoint: string): string {
    try {
        return new URL(url ?? "").origin;
    } catch {
        return `http://${endpoint}`;
    }
}
