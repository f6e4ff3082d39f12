import { isFinal } from "../../common/states";
import type { LogFollower, LogPiece, LogStore } from "../build-engine/log-store";
import type { EventBus } from "../models/event-bus";
import type { UseCases } from "./use-cases";

export interface LogSources {
    useCases: Pick<UseCases, "deployment">;
    logs: Pick<LogStore, "follow">;
    bus: EventBus;
}

export interface Following {
    deployment: number;
    /** Offset of the first byte wanted. */
    from: number;
    /** The next piece comes when its promise is settled; `end` is true once, when the deployment is over. */
    listener: (piece: LogPiece) => void | Promise<void>;
    /** The following ended by an error; nothing comes after it. */
    failed: (error: unknown) => void;
}

/** Follows a deployment's log over all its attempts: a log that ends while the deployment does not is waited for. */
export function followDeploymentLog(sources: LogSources, following: Following): LogFollower {
    const { deployment } = following;
    const changes = changesOf(sources.bus, deployment);
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
            sources.logs.follow(deployment, position, guarded).then((follower) => {
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
            const over = isFinal((await sources.useCases.deployment(deployment)).state);
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
function changesOf(bus: EventBus, deployment: number): { next(): Promise<void>; close(): void } {
    let wake = () => {};
    let closed = false;
    const end = bus.subscribe((event) => {
        if ("deployment" in event && event.deployment === deployment) {
            wake();
        }
    });
    return {
        next: () => (closed ? Promise.resolve() : new Promise((resolve) => (wake = resolve))),
        close() {
            closed = true;
            end();
            wake();
        },
    };
}
