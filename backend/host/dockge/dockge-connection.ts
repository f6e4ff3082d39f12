import type { HostConnection } from "../host";
import type { AgentSocket, DockgeSocket } from "./dockge-server";

/** A Dockge connection as the extension sees it. Dockge itself checks the login before it calls an agent event. */
export function dockgeConnection(socket: DockgeSocket, agentSocket: AgentSocket): HostConnection {
    return {
        id: socket.id,
        socket,
        userId: () => socket.userID ?? null,
        on: (event, handler) => agentSocket.on(event, handler),
        distant: Boolean(socket.endpoint),
        // Dockge writes the endpoint into the object that it is given, and passes on all that follows it.
        emit: (event, payload, taken) => socket.emitAgent(event, { ...payload }, ...(taken ? [taken] : [])),
        onClose: (listener) => void socket.on("disconnect", listener),
    };
}
