import type { LogRow } from "./log-rows";

/** What a screen brings into view: the line of a byte. */
export interface LogTarget {
    offset: number;
    align: "top" | "center" | "bottom";
}

/** Rows as they are now. While the generation stays, rows only grow: at their end, and the last one. */
export interface LogPage {
    generation: number;
    rows: readonly LogRow[];
    /** Null leaves in view what is in view. */
    target: LogTarget | null;
}
