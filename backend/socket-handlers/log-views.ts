import { CicdError } from "../../common/errors";
import { PUSHES } from "../../common/socket-events";
import type { LogFollower, LogPiece } from "../build-engine/log-store";
import type { HostConnection } from "../host/host";
import { followDeploymentLog } from "../use-cases/follow-deployment-log";
import type { SocketParts } from "./call";
import { writable } from "./writable";

const MAX_OPEN = 20;
/** What a log shows at first: its last pieces. */
const TAIL_BYTES = 256 * 1024;

/** The logs that one connection looks at. */
export class LogViews {
    readonly #open = new Map<number, LogFollower>();
    #ended = false;

    constructor(
        private readonly parts: SocketParts,
        private readonly connection: HostConnection,
    ) {}

    /** Opening a log again begins it anew. */
    async open(deployment: number, from: number | undefined): Promise<{ size: number; firstOffset: number }> {
        const { useCases, logs, bus, report } = this.parts;
        await useCases.deployment(deployment);
        const { size, tail } = await this.#end(deployment);
        this.close(deployment);
        if (this.#open.size >= MAX_OPEN) {
            throw tooManyLogs();
        }
        const firstOffset = from ?? tail;
        if (this.#ended) {
            return { size, firstOffset };
        }
        const follower = followDeploymentLog(
            { useCases, logs, bus },
            { deployment, from: firstOffset, listener: (piece) => this.#send(deployment, piece), failed: report },
        );
        this.#open.set(deployment, follower);
        return { size, firstOffset };
    }

    close(deployment: number): void {
        this.#open.get(deployment)?.close();
        this.#open.delete(deployment);
    }

    /** The connection is gone: what is being opened at this moment stays closed too. */
    end(): void {
        this.#ended = true;
        this.#closeAll();
    }

    #closeAll(): void {
        [...this.#open.keys()].forEach((deployment) => this.close(deployment));
    }

    async #end(deployment: number): Promise<{ size: number; tail: number }> {
        const { offset, text } = await this.parts.logs.tail(deployment, TAIL_BYTES);
        return { size: offset + Buffer.byteLength(text), tail: offset };
    }

    async #send(deployment: number, piece: LogPiece): Promise<void> {
        if (this.connection.userId() === null) {
            this.#closeAll();
            return;
        }
        this.connection.emit(PUSHES.log, { deployment, offset: piece.offset, text: piece.text, end: piece.end });
        await writable(this.connection.socket);
    }
}

function tooManyLogs(): CicdError {
    return new CicdError({
        code: "RATE_LIMITED",
        message: `More than ${MAX_OPEN} logs are open on this page.`,
        hint: "Close some of them first.",
    });
}
