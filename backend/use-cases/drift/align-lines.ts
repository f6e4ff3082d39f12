/** One line of two texts, by its places in them; null where one of them doesn't have it. */
export type AlignedLine =
    { before: number; after: number } | { before: number; after: null } | { before: null; after: number };

/** Beyond this only what is the same at both ends is told apart. */
const MOST_COMPARISONS = 4_000_000;

interface Stretch {
    before: readonly string[];
    after: readonly string[];
    /** Where it begins in both texts. */
    at: number;
}

function commonEnds(before: readonly string[], after: readonly string[]): [start: number, end: number] {
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before[start] === after[start]) {
        start += 1;
    }
    let end = 0;
    while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) {
        end += 1;
    }
    return [start, end];
}

type Lengths = { at(i: number, j: number): number } | null;

/** Lengths of longest common subsequences of the rests; null where finding them would take too long. */
function commonLengths(before: readonly string[], after: readonly string[]): Lengths {
    if (before.length * after.length > MOST_COMPARISONS) {
        return null;
    }
    const width = after.length + 1;
    const lengths = new Uint32Array((before.length + 1) * width);
    for (let i = before.length - 1; i >= 0; i -= 1) {
        for (let j = after.length - 1; j >= 0; j -= 1) {
            const longer = Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
            lengths[i * width + j] = before[i] === after[j] ? lengths[(i + 1) * width + j + 1]! + 1 : longer;
        }
    }
    return { at: (i, j) => lengths[i * width + j]! };
}

function alignStretch({ before, after, at }: Stretch): AlignedLine[] {
    const common = commonLengths(before, after);
    const lines: AlignedLine[] = [];
    let [i, j] = [0, 0];
    while (i < before.length || j < after.length) {
        const [hasBefore, hasAfter] = [i < before.length, j < after.length];
        if (common && hasBefore && hasAfter && before[i] === after[j]) {
            lines.push({ before: at + i++, after: at + j++ });
        } else if (hasBefore && (!hasAfter || !common || common.at(i + 1, j) >= common.at(i, j + 1))) {
            lines.push({ before: at + i++, after: null });
        } else {
            lines.push({ before: null, after: at + j++ });
        }
    }
    return lines;
}

/** Which lines of two texts are the same ones; what was replaced stands before what came for it. */
export function alignLines(before: readonly string[], after: readonly string[]): AlignedLine[] {
    const [start, end] = commonEnds(before, after);
    const [restBefore, restAfter] = [before.length - end, after.length - end];
    return [
        ...Array.from({ length: start }, (_, i) => ({ before: i, after: i })),
        ...alignStretch({ before: before.slice(start, restBefore), after: after.slice(start, restAfter), at: start }),
        ...Array.from({ length: end }, (_, i) => ({ before: restBefore + i, after: restAfter + i })),
    ];
}
