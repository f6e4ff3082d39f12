import type { LogFollower, LogPiece, LogStore } from "../build-engine/log-store";

/** A log whose writer may stop and go on again, until something says that it is over. */
export interface FollowedLog {
    id: number;
    logs: Pick<LogStore, "follow">;
    /** Whether nothing will be written any more. */
    isOver(): Promise<boolean>;
    /** Calls at each change after which it may be over; answers how to end that. */
    onChange(listener: () => void): () => void;
}

export interface Following {
    /** Offset of the first byte wanted. */
    from: number;
    /** The next piece comes when its promise is settled; `end` is true once, when it is over. */
    listener: (piece: LogPiece) => void | Promise<void>;
    /** The following ended by an error; nothing comes after it. */
    failed: (error: unknown) => void;
}

/** A log that ends while what it tells of does not is waited for. */
export function followLog(log: FollowedLog, following: Following): LogFollower {
    const changes = changesOf(log);
    let closed = false;
    let current: LogFollower | null = null;
    let position = following.from;

    const toItsEnd = () =>
        new Promise<void>((resolve, reject) => {
            const onPiece = async (piece: LogPiece) => {
                if (closed) {
                    return resolve();
                }
                position = Math.max(position, piece.offset + Buffer.byteLength(piece.text));
                if (piece.text !== "") {
                    await following.listener({ ...piece, end: false });
                }
                if (piece.end) {
                    resolve();
                }
            };
            const guarded = (piece: LogPiece) => onPiece(piece).catch(reject);
            log.logs.follow(log.id, position, guarded).then((follower) => {
                current = follower;
                if (closed) {
                    follower.close();
                }
            }, reject);
        });

    const run = async () => {
        while (!closed) {
            const changed = changes.next();
            // Asked before reading: what was final before the reading began has nothing to add after it.
            const over = await log.isOver();
            await toItsEnd();
            current?.close();
            if (over && !closed) {
                await following.listener({ offset: position, text: "", end: true });
                return;
            }
            await changed;
        }
    };
    const close = () => {
        closed = true;
        current?.close();
        changes.close();
    };
    run().catch(following.failed).finally(close);
    return { close };
}

/** `next()` resolves at the first change after it was called, and at once when closed. */
function changesOf(log: Pick<FollowedLog, "onChange">): { next(): Promise<void>; close(): void } {
    let wake = () => {};
    let closed = false;
    const end = log.onChange(() => wake());
    return {
        next: () => (closed ? Promise.resolve() : new Promise((resolve) => (wake = resolve))),
        close() {
            closed = true;
            end();
            wake();
        },
    };
}
