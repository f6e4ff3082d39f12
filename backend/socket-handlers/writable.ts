import { once, type EventEmitter } from "node:events";
import type { Socket } from "socket.io";

/** Packets that may wait for the network before the next ones are held back. */
const MAX_WAITING = 4;

/** The transport below socket.io hides its queue from the type system only. */
type Queue = EventEmitter & { readyState: string; writeBuffer: readonly unknown[] };

/** Resolves when the connection has taken most of what was sent, or is gone: a slow reader fills no memory of ours. */
export async function writable(socket: Pick<Socket, "conn">): Promise<void> {
    const queue = socket.conn as unknown as Queue;
    while (queue.readyState === "open" && queue.writeBuffer.length > MAX_WAITING) {
        const waiting = new AbortController();
        const { signal } = waiting;
        const gone = once(queue, "close", { signal });
        await Promise.race([once(queue, "drain", { signal }), gone]).finally(() => waiting.abort());
    }
}
