import type { LogFollower, LogPiece } from "../log-store";
import type { LogPart } from "./log-parts";
import { LogReader } from "./log-reader";
import type { OpenLog } from "./open-log";

interface FollowedLog {
    /** Undefined when no writer has the log open. */
    current(): OpenLog | undefined;
    list(): Promise<readonly LogPart[]>;
}

type Listener = (piece: LogPiece) => void | Promise<void>;

interface Viewer {
    position: number;
    listener: Listener;
    closed: boolean;
}

async function pump(log: FollowedLog, viewer: Viewer, reader: LogReader): Promise<void> {
    while (!viewer.closed) {
        const open = log.current();
        const changed = open?.changed();
        const slice = await reader.read(viewer.position);
        if (viewer.closed) {
            return;
        }
        if (slice) {
            viewer.position = slice.next;
            await viewer.listener({ offset: slice.offset, text: slice.text, end: false });
        } else if (changed) {
            await changed;
        } else {
            await viewer.listener({ offset: viewer.position, text: "", end: true });
            return;
        }
    }
}

/** Reads at the listener's pace; a listener that throws ends its own following and nothing else. */
export function followLog(log: FollowedLog, from: number, listener: Listener): LogFollower {
    const viewer = { position: from, listener, closed: false };
    const reader = new LogReader(log.list);
    void pump(log, viewer, reader)
        .catch(() => undefined)
        .finally(() => reader.close());
    return { close: () => void (viewer.closed = true) };
}
