import type { ComparedLine } from "../../../common/compare-views";

/** A line with its number in the text that it is from. */
export interface DiffCell {
    kind: ComparedLine["kind"];
    number: number;
    text: string;
}

/** What stands side by side; null where the other text has nothing to put beside it. */
export interface DiffRow {
    before: DiffCell | null;
    after: DiffCell | null;
}

/** Rows that are shown, or that are unchanged and far from every change. */
export interface DiffPiece {
    folded: boolean;
    rows: DiffRow[];
}

const CONTEXT = 3;
/** Folding fewer lines would save no room. */
const FEWEST = 4;

/** Pairs what went with what came in its place. */
export function diffRows(lines: readonly ComparedLine[]): DiffRow[] {
    const rows: DiffRow[] = [];
    let [before, after] = [0, 0];
    /** The first row that an added line can stand beside. */
    let open = 0;
    for (const { kind, text } of lines) {
        if (kind === "same") {
            rows.push({ before: { kind, number: ++before, text }, after: { kind, number: ++after, text } });
            open = rows.length;
        } else if (kind === "removed") {
            rows.push({ before: { kind, number: ++before, text }, after: null });
        } else {
            const cell = { kind, number: ++after, text };
            const beside = rows[open];
            if (beside) {
                beside.after = cell;
            } else {
                rows.push({ before: null, after: cell });
            }
            open += 1;
        }
    }
    return rows;
}

const isSame = ({ before }: DiffRow) => before?.kind === "same";

/** Unchanged stretches become pieces that can be unfolded. */
export function diffPieces(rows: readonly DiffRow[]): DiffPiece[] {
    const isNear = (at: number) => rows.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((row) => !isSame(row));
    const pieces: DiffPiece[] = [];
    rows.forEach((row, at) => {
        const folded = !isNear(at);
        const last = pieces.at(-1);
        if (last?.folded === folded) {
            last.rows.push(row);
        } else {
            pieces.push({ folded, rows: [row] });
        }
    });
    return pieces.map((piece) => (piece.rows.length < FEWEST ? { ...piece, folded: false } : piece));
}

/** For a narrow page: what went, then what came, stretch by stretch. */
export function oneBelowTheOther(rows: readonly DiffRow[]): { cell: DiffCell; before: number | null }[] {
    const found: { cell: DiffCell; before: number | null }[] = [];
    let added: DiffCell[] = [];
    const flush = () => {
        found.push(...added.map((cell) => ({ cell, before: null })));
        added = [];
    };
    for (const row of rows) {
        if (isSame(row)) {
            flush();
            found.push({ cell: row.after!, before: row.before!.number });
            continue;
        }
        if (row.before) {
            found.push({ cell: row.before, before: row.before.number });
        }
        if (row.after) {
            added.push(row.after);
        }
    }
    flush();
    return found;
}
