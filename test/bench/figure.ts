/** One line of the bench's table. */
export interface Figure {
    name: string;
    ours: string;
    /** What it is compared with; "–" where it stands alone. */
    other: string;
    target: string;
    ok: boolean;
}
