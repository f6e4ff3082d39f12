/** What a search in a log has found: `at` counts from 0 and is -1 while no place is chosen. */
export interface Found {
    at: number;
    count: number;
}

/** What every screen of a log offers to the search above it. */
export interface LogSearchable {
    /** To the next place or the one before, around the end. */
    move(by: 1 | -1): void;
}
