import type { LogPiecePush } from "../../../common/log-views";
import type { LogKind } from "./log-kinds";
import type { Server } from "./server";

export interface LogListener {
    /** The end of what is known so far arrives at once, then each new piece. */
    piece(piece: LogPiecePush): void;
    /** Of a long log only the end is sent: so many bytes before it are left out. */
    cut(bytes: number): void;
    end(): void;
    failed(error: unknown): void;
}

/** Logs that are being watched: however many components show one, it is asked for once. */
export interface LogFeeds extends Omit<LogKind, "open" | "close" | "onPiece"> {
    /** Returns the function that ends it. */
    open(id: number, listener: LogListener): () => void;
}

interface Feed {
    listeners: Set<LogListener>;
    /** The last ones, for listeners that come late. */
    pieces: LogPiecePush[];
    kept: number;
    cut: number;
    /** Byte offset after the last piece, where a broken connection continues. */
    next: number | undefined;
    ended: boolean;
    close(): void;
}

const bytes = new TextEncoder();
/** UTF-16 units. */
const mostKept = 512 * 1024;

export function createLogFeeds(kind: LogKind, server: Pick<Server, "onReconnect">): LogFeeds {
    const feeds = new Map<number, Feed>();

    function start(id: number): Feed {
        const feed: Feed = {
            listeners: new Set(),
            pieces: [],
            kept: 0,
            cut: 0,
            next: undefined,
            ended: false,
            close: () => undefined,
        };
        const ask = () =>
            kind.open(id, feed.next).then(
                ({ firstOffset }) => tellCut(feed, firstOffset),
                (error) => feed.listeners.forEach((listener) => listener.failed(error)),
            );
        const stops = [
            kind.onPiece(id, (piece) => take(feed, piece)),
            server.onReconnect(() => void (feed.ended || ask())),
        ];
        feed.close = () => {
            stops.forEach((stop) => stop());
            feeds.delete(id);
            kind.close(id).catch(() => undefined);
        };
        feeds.set(id, feed);
        void ask();
        return feed;
    }

    return {
        ...kind,
        open(id, listener) {
            const feed = feeds.get(id) ?? start(id);
            feed.listeners.add(listener);
            if (feed.cut) {
                listener.cut(feed.cut);
            }
            feed.pieces.forEach((piece) => listener.piece(piece));
            if (feed.ended) {
                listener.end();
            }
            return () => {
                if (feed.listeners.delete(listener) && feed.listeners.size === 0) {
                    feed.close();
                }
            };
        },
    };
}

/** Only the first answer tells it: later ones continue where the connection broke. */
function tellCut(feed: Feed, firstOffset: number): void {
    if (firstOffset > 0 && (feed.next === undefined || feed.next > firstOffset) && feed.cut === 0) {
        feed.cut = firstOffset;
        feed.listeners.forEach((listener) => listener.cut(firstOffset));
    }
}

/** A page stays open for days, and what a log says there has no bounds. */
function keep(feed: Feed, piece: LogPiecePush): void {
    feed.pieces.push(piece);
    feed.kept += piece.text.length;
    while (feed.kept > mostKept && feed.pieces.length > 1) {
        feed.kept -= feed.pieces.shift()!.text.length;
        feed.cut = feed.pieces[0]!.offset;
    }
}

/** Pieces that were sent twice around a reconnect are dropped. */
function take(feed: Feed, piece: LogPiecePush): void {
    const fresh = feed.next === undefined || piece.offset >= feed.next;
    if (fresh && piece.text) {
        keep(feed, piece);
        feed.next = piece.offset + bytes.encode(piece.text).length;
        feed.listeners.forEach((listener) => listener.piece(piece));
    }
    if (piece.end && !feed.ended) {
        feed.ended = true;
        feed.listeners.forEach((listener) => listener.end());
    }
}
