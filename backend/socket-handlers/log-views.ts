import { CicdError } from "../../common/errors";
import type { LogSearchInput, LogWindowInput } from "../../common/log-schema";
import type { LogHitsView, LogPartView, LogPiecePush } from "../../common/log-views";
import type { LogFollower, LogPiece } from "../build-engine/log-store";
import type { HostConnection } from "../host/host";
import type { LogSource } from "../use-cases/log-source";
import { placedPieces } from "./placed-pieces";
import { PieceWindow } from "./piece-window";
import { writable } from "./writable";

const MAX_OPEN = 20;
/** What a log shows at first: its last pieces. */
const TAIL_BYTES = 256 * 1024;

interface OpenLog {
    follower: LogFollower;
    /** Only where another instance stands between the page and this one. */
    window: PieceWindow | null;
}

interface LogViewsParts {
    source: LogSource;
    /** Sends a piece of the log with this id; `taken` runs when the page has it. */
    send: (id: number, piece: LogPiecePush, taken?: () => void) => void;
    report: (error: unknown) => void;
}

/** The logs of one kind that one connection looks at. */
export class LogViews {
    readonly #open = new Map<number, OpenLog>();
    #ended = false;

    constructor(
        private readonly parts: LogViewsParts,
        private readonly connection: HostConnection,
    ) {}

    /** Opening a log again begins it anew. */
    async open(id: number, from: number | undefined): Promise<{ size: number; firstOffset: number }> {
        const { source, report } = this.parts;
        await source.require(id);
        const { size, tail } = await this.#end(id);
        this.close(id);
        if (this.#open.size >= MAX_OPEN) {
            throw tooManyLogs();
        }
        const firstOffset = from ?? tail;
        if (this.#ended) {
            return { size, firstOffset };
        }
        const placed = placedPieces(source.logs, id);
        const window = this.connection.distant ? new PieceWindow() : null;
        const listener = async (piece: LogPiece) => this.#send(id, await placed(piece), window);
        const follower = source.follow(id, { from: firstOffset, listener, failed: report });
        this.#open.set(id, { follower, window });
        return { size, firstOffset };
    }

    async window(id: number, { bytes, ...place }: LogWindowInput): Promise<LogPartView> {
        const { source } = this.parts;
        await source.require(id);
        const asked = Object.values(place).some((one) => one !== undefined);
        return source.logs.window(id, { bytes, ...(asked ? place : { before: Number.MAX_SAFE_INTEGER }) });
    }

    async search(id: number, { search, ...where }: LogSearchInput): Promise<LogHitsView> {
        await this.parts.source.require(id);
        return this.parts.source.logs.search(id, { text: search, ...where });
    }

    close(id: number): void {
        const open = this.#open.get(id);
        open?.follower.close();
        open?.window?.end();
        this.#open.delete(id);
    }

    /** The connection is gone: what is being opened at this moment stays closed too. */
    end(): void {
        this.#ended = true;
        this.#closeAll();
    }

    #closeAll(): void {
        [...this.#open.keys()].forEach((id) => this.close(id));
    }

    async #end(id: number): Promise<{ size: number; tail: number }> {
        const { offset, text } = await this.parts.source.logs.tail(id, TAIL_BYTES);
        return { size: offset + Buffer.byteLength(text), tail: offset };
    }

    async #send(id: number, piece: LogPiecePush, window: PieceWindow | null): Promise<void> {
        if (this.connection.userId() === null) {
            this.#closeAll();
            return;
        }
        this.parts.send(id, piece, window?.sent());
        await writable(this.connection.socket);
        await window?.room();
    }
}

function tooManyLogs(): CicdError {
    return new CicdError({
        code: "RATE_LIMITED",
        message: `More than ${MAX_OPEN} logs are open on this page.`,
        hint: "Close some of them first.",
    });
}
