import type { AgentChannel } from "../../src/server/agent-channel";
import type { Session } from "./session";

/** The standalone host's own connection as the panels' way to their server. */
export function sessionChannel(session: Session): AgentChannel {
    return {
        endpoint: "",
        emit: (event, payload, answer) => session.emit(event, payload, answer),
        onPush: (listener) => session.onAgent((event, payload) => listener(event, payload)),
        onConnect: (listener) => session.onReady(listener),
    };
}
