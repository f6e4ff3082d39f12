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
