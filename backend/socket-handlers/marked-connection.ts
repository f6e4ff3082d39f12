import type { HostConnection } from "../host/host";

/** A connection whose pushes carry a word that its page has chosen. */
export interface MarkedConnection extends HostConnection {
    mark(word: string): void;
}

/**
 * A page that knows several instances gets all their pushes through one connection, and each instance says itself
 * where its pushes come from. The word was told to this instance alone, so no other one can speak in its name.
 */
export function markedConnection(connection: HostConnection): MarkedConnection {
    let mark: string | null = null;
    return {
        id: connection.id,
        socket: connection.socket,
        get distant() {
            return connection.distant;
        },
        userId: () => connection.userId(),
        on: (event, handler) => connection.on(event, handler),
        emit: (event, payload, taken) => connection.emit(event, mark === null ? payload : { ...payload, mark }, taken),
        onClose: (listener) => connection.onClose(listener),
        mark: (word) => void (mark = word),
    };
}
