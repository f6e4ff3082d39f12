/** A line of a log in which a text was found. */
export interface LogHitView {
    /** Of its first byte; a log can be opened there. */
    offset: number;
    /** The part of the line around the place, without colours. */
    text: string;
}

/** Lines that hold a text; `next` is where to search on, null at the end of the log. */
export interface LogHitsView {
    items: LogHitView[];
    next: number | null;
}

/** A window into a log; `next` is where the following one begins, null at the end of what there is. */
export interface LogWindowView {
    text: string;
    next: number | null;
}

export interface LogPieceView {
    offset: number;
    /** Of its first byte, counted from 0 over what was cut; 0 of a cut. */
    line: number;
    text: string;
    /** Bytes that are gone: the text only says how many. */
    cut: number;
}

/** From which byte on something was written when: offset and milliseconds of the Unix epoch. */
export type LogTimes = [offset: number, time: number][];

/** A part of a log for somebody who scrolls through it. */
export interface LogPartView {
    /** In order; what precedes a byte begins with a whole line wherever there is one. */
    pieces: LogPieceView[];
    times: LogTimes;
    /** Where to read on. */
    next: number;
    /** Bytes written so far. */
    size: number;
}

/** What comes of a log that is followed. */
export interface LogPiecePush {
    offset: number;
    /** Of its first byte, counted from 0 over what was cut. */
    line: number;
    times: LogTimes;
    text: string;
    /** True once, with the last piece. */
    end: boolean;
}
