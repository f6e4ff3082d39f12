import type { QueueMove } from "../../../common/queue-schema";
import type { QueuedRow } from "../../models/queue-line";

interface Ranked {
    row: QueuedRow;
    priority: number;
    /** How many of its own stack go before it. */
    turn: number;
}

function rankedOf(stack: readonly QueuedRow[]): Ranked[] {
    let priority = -Infinity;
    // Whoever is moved to the front takes along what goes before it.
    return stack
        .map((row, turn) => ({ row, turn, priority: 0 }))
        .reverse()
        .map((ranked) => ({ ...ranked, priority: (priority = Math.max(priority, ranked.row.priority)) }));
}

const compare = (a: Ranked, b: Ranked) =>
    b.priority - a.priority ||
    a.turn - b.turn ||
    (a.turn === 0 ? a.row.since.localeCompare(b.row.since) : 0) ||
    a.row.id - b.row.id;

/** Queued deployments, given by id, in the order in which they are going to begin, as far as that can be known now. */
export function inLine(rows: readonly QueuedRow[]): QueuedRow[] {
    const stacks = new Map<string, QueuedRow[]>();
    for (const row of rows) {
        const stack = stacks.get(row.stack) ?? [];
        stack.push(row);
        stacks.set(row.stack, stack);
    }
    return [...stacks.values()]
        .flatMap(rankedOf)
        .sort(compare)
        .map(({ row }) => row);
}

/**
 * The line after a move. Those of one stack never change places among themselves: what goes before the moved one comes
 * along to the front, and neighbours of its own stack are passed over together with it.
 */
export function moved(line: readonly QueuedRow[], id: number, to: QueueMove): QueuedRow[] {
    const at = line.findIndex((row) => row.id === id);
    const { stack } = line[at]!;
    const own = (row: QueuedRow | undefined) => row?.stack === stack;
    if (to === "first") {
        const block = line.slice(0, at + 1).filter(own);
        return [...block, ...line.filter((row) => !block.includes(row))];
    }
    if (to === "up") {
        let first = at;
        while (own(line[first - 1])) {
            first -= 1;
        }
        return first === 0 ? [...line] : swapped(line, { from: first - 1, middle: first, end: at + 1 });
    }
    let last = at;
    while (own(line[last + 1])) {
        last += 1;
    }
    return last === line.length - 1 ? [...line] : swapped(line, { from: at, middle: last + 1, end: last + 2 });
}

function swapped(line: readonly QueuedRow[], at: { from: number; middle: number; end: number }): QueuedRow[] {
    const { from, middle, end } = at;
    return [...line.slice(0, from), ...line.slice(middle, end), ...line.slice(from, middle), ...line.slice(end)];
}

/** The priorities that make `wanted` of `line`: those from its front to the last one that changes places. */
export function prioritiesFor(line: readonly QueuedRow[], wanted: readonly QueuedRow[]): Map<number, number> {
    let changed = wanted.length;
    while (changed > 0 && wanted[changed - 1] === line[changed - 1]) {
        changed -= 1;
    }
    const below = Math.max(0, ...wanted.slice(changed).map(({ priority }) => priority));
    return new Map(wanted.slice(0, changed).map(({ id }, index) => [id, below + changed - index]));
}
