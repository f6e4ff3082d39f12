import type { LogViewer } from "../log/log-viewer";

/** What every screen of a log is told; it shows the viewer's rows and asks it for more at its edges. */
export interface LogScreenProps {
    viewer: LogViewer;
    /** What was searched for: it is marked, and most of all in the line that begins at `chosen`. */
    query: string;
    chosen: number | null;
    /** Whether the time of each line is shown. */
    times: boolean;
    /** Whether a long line takes several rows; else one scrolls along it. */
    wrap: boolean;
    /** The number of the line that the address names. */
    marked: number | null;
    /** The address of a line. */
    link: (line: number) => string | null;
}

export interface LogScreenEvents {
    /** The number of a line was chosen. */
    mark: [line: number];
}
