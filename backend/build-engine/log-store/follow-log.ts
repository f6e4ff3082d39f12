import type { LogFollower, LogPiece } from "../log-store";
import type { LogPart } from "./log-parts";
import { readSlice } from "./log-parts";
import type { OpenLog } from "./open-log";

export const pieceBytes = 64 * 1024;

interface FollowedLog {
    /** Undefined when no writer has the log open. */
    current(): OpenLog | undefined;
    list(): Promise<readonly LogPart[]>;
}

type Listener = (piece: LogPiece) => void | Promise<void>;

async function pump(log: FollowedLog, from: number, listener: Listener, state: { closed: boolean }): Promise<void> {
    let position = from;
    while (!state.closed) {
        const open = log.current();
        const changed = open?.changed();
        const slice = await readSlice(log.list, position, pieceBytes);
        if (state.closed) {
            return;
        }
        if (slice) {
            position = slice.next;
            await listener({ offset: slice.offset, text: slice.text, end: false });
        } else if (changed) {
            await changed;
        } else {
            await listener({ offset: position, text: "", end: true });
            return;
        }
    }
}

/** Reads at the listener's pace; a listener that throws ends its own following and nothing else. */
export function followLog(log: FollowedLog, from: number, listener: Listener): LogFollower {
    const state = { closed: false };
    void pump(log, from, listener, state).catch(() => undefined);
    return { close: () => void (state.closed = true) };
}
