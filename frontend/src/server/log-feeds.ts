import type { LogKind } from "./log-kinds";
import type { Server } from "./server";

export interface LogListener {
    /** All that is known so far arrives at once, then each new piece; `offset` is of its first byte in the whole log. */
    text(text: string, offset: number): void;
    /** Of a long log only the end is sent: so many bytes before it are left out. */
    cut(bytes: number): void;
    end(): void;
    failed(error: unknown): void;
}

/** Logs that are being watched: however many components show one, it is asked for once. */
export interface LogFeeds extends Pick<LogKind, "read" | "fileName"> {
    /** Returns the function that ends it. */
    open(id: number, listener: LogListener): () => void;
}

interface Feed {
    listeners: Set<LogListener>;
    pieces: { text: string; offset: number }[];
    cut: number;
    /** Byte offset after the last piece, where a broken connection continues. */
    next: number | undefined;
    ended: boolean;
    close(): void;
}

const bytes = new TextEncoder();

export function createLogFeeds(kind: LogKind, server: Pick<Server, "onReconnect">): LogFeeds {
    const feeds = new Map<number, Feed>();

    function start(id: number): Feed {
        const feed: Feed = {
            listeners: new Set(),
            pieces: [],
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
        read: (id) => kind.read(id),
        fileName: (id) => kind.fileName(id),
        open(id, listener) {
            const feed = feeds.get(id) ?? start(id);
            feed.listeners.add(listener);
            if (feed.cut) {
                listener.cut(feed.cut);
            }
            feed.pieces.forEach(({ text, offset }) => listener.text(text, offset));
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

/** Pieces that were sent twice around a reconnect are dropped. */
function take(feed: Feed, piece: { offset: number; text: string; end: boolean }): void {
    const fresh = feed.next === undefined || piece.offset >= feed.next;
    if (fresh && piece.text) {
        feed.pieces.push(piece);
        feed.next = piece.offset + bytes.encode(piece.text).length;
        feed.listeners.forEach((listener) => listener.text(piece.text, piece.offset));
    }
    if (piece.end && !feed.ended) {
        feed.ended = true;
        feed.listeners.forEach((listener) => listener.end());
    }
}
