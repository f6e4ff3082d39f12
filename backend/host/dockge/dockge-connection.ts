import type { HostConnection } from "../host";
import type { AgentSocket, DockgeSocket } from "./dockge-server";

/** A Dockge connection as the extension sees it. Dockge itself checks the login before it calls an agent event. */
export function dockgeConnection(socket: DockgeSocket, agentSocket: AgentSocket): HostConnection {
    return {
        id: socket.id,
        socket,
        userId: () => socket.userID ?? null,
        on: (event, handler) => agentSocket.on(event, handler),
        // Dockge writes the endpoint into the object that it is given.
        emit: (event, payload) => socket.emitAgent(event, { ...payload }),
        onClose: (listener) => void socket.on("disconnect", listener),
    };
}
