/** Writes one deployment's log. What it gets is masked once more before it reaches the disk or a viewer. */
export interface LogWriter {
    write(text: string): void;
    /** Bytes written so far, counted as if nothing were cut: the offsets of steps. */
    readonly offset: number;
    /** Adds values that must never appear from now on. */
    addSecrets(secrets: readonly string[]): void;
    /** The text as the log would show it: for errors that quote what a program said. */
    masked(text: string): string;
    /** Flushes; followers get their last piece. */
    close(): Promise<void>;
}

export interface LogPiece {
    /** Of the first byte of `text`, counted as if nothing were cut. */
    offset: number;
    text: string;
    /** True once, with the last piece of a finished log. */
    end: boolean;
}

/** A line in which a search has found its text. */
export interface LogHit {
    /** Of the line's first byte (of a piece, where a line has no end): `from` of a window or a follower. */
    offset: number;
    /** The part of the line around the place, without colours. */
    text: string;
}

export interface LogHits {
    items: LogHit[];
    /** Where the search goes on; null when it came to the end of the log. */
    next: number | null;
}

/** A piece of what is kept. */
export interface LogSlice {
    offset: number;
    text: string;
    /** Where to read on. */
    next: number;
}

/** A part of a log of so many bytes: what precedes a byte, what begins with a line, or what follows a byte. */
export interface LogAsk {
    bytes: number;
    before?: number;
    /** Counted from 0. */
    line?: number;
    from?: number;
}

export interface LogWindowPiece {
    offset: number;
    /** Of its first byte, counted from 0 over what was cut; 0 of a cut. */
    line: number;
    text: string;
    /** Bytes that are gone: the text only says how many. */
    cut: number;
}

export interface LogWindow {
    /** In order; what precedes a byte begins with a whole line wherever there is one. */
    pieces: LogWindowPiece[];
    /** From which byte on something was written when: offset and milliseconds of the Unix epoch. */
    times: [offset: number, time: number][];
    /** Where to read on. */
    next: number;
    /** Bytes written so far. */
    size: number;
}

/** A part of a log's bytes, counted as if nothing were cut. */
export interface LogRange {
    from: number;
    /** Exclusive; the end of the log where it is not given. */
    to?: number;
}

/**
 * Logs of deployments, one bounded file set each: the head and the tail are kept, with a line in between that says how
 * much was cut. Any number of viewers follow; a slow one loses nothing, it reads from the file.
 */
export interface LogStore {
    /** Continues an existing log (a second attempt). */
    open(deploymentId: number, secrets: readonly string[]): Promise<LogWriter>;
    /**
     * Pieces of at most 64 KiB from `from` on, then live ones until the log is closed; a log that no writer has open
     * ends at its end. The next piece is read when the promise that the listener returned is settled.
     */
    follow(
        deploymentId: number,
        from: number,
        listener: (piece: LogPiece) => void | Promise<void>,
    ): Promise<LogFollower>;
    /** What is kept of a range, in pieces of at most 64 KiB, with a cut line where a part is gone. */
    pieces(deploymentId: number, range: LogRange): AsyncIterable<LogSlice>;
    /** Looks through all that is kept from `from` on, for at most two seconds. */
    search(deploymentId: number, search: { text: string; from: number; limit: number }): Promise<LogHits>;
    /** A window for somebody who reads: a log of any size costs what the window costs. */
    window(deploymentId: number, ask: LogAsk): Promise<LogWindow>;
    /** In which line a byte is, counted from 0 over what was cut. */
    lineAt(deploymentId: number, offset: number): Promise<number>;
    /** When the bytes of a range were written, as in a window. */
    times(deploymentId: number, range: LogRange): Promise<[offset: number, time: number][]>;
    /** The whole kept log. */
    read(deploymentId: number): Promise<string>;
    /** The last `bytes` of it. */
    tail(deploymentId: number, bytes: number): Promise<LogPiece>;
    remove(deploymentId: number): Promise<void>;
}

export interface LogFollower {
    close(): void;
}
