import type { AgentSocket } from "./dockge-server";

const OURS = "cicd:";

/**
 * Lets our events wait until `attached` settles: an open page comes back as soon as Dockge listens, which is before the
 * extension hears it, and Dockge drops an event that nobody has registered without an answer. Dockge's own never wait.
 */
export function holdEarlyCalls(agentSocket: AgentSocket, attached: Promise<void>): void {
    const call = agentSocket.call.bind(agentSocket);
    let decided = false;
    void attached.then(() => {
        decided = true;
    });
    agentSocket.call = (event, ...args) => {
        if (decided || !event.startsWith(OURS)) {
            call(event, ...args);
            return;
        }
        void attached.then(() => call(event, ...args));
    };
}
