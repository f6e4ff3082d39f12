import type { DiffLine } from "../../../common/views";

const CONTEXT = 2;
/** Beyond this only what is the same at both ends is told apart. */
const MOST_COMPARISONS = 4_000_000;

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

function changedLines(before: readonly string[], after: readonly string[]): DiffLine[] {
    const common = commonLengths(before, after);
    const lines: DiffLine[] = [];
    let [i, j] = [0, 0];
    while (i < before.length && j < after.length) {
        if (common && before[i] === after[j]) {
            lines.push({ kind: "same", text: before[i]! });
            [i, j] = [i + 1, j + 1];
        } else if (!common || common.at(i + 1, j) >= common.at(i, j + 1)) {
            lines.push({ kind: "removed", text: before[i++]! });
        } else {
            lines.push({ kind: "added", text: after[j++]! });
        }
    }
    return [
        ...lines,
        ...before.slice(i).map((text): DiffLine => ({ kind: "removed", text })),
        ...after.slice(j).map((text): DiffLine => ({ kind: "added", text })),
    ];
}

/** Lines near a change; longer pieces without one become a gap. */
function shortened(lines: readonly DiffLine[]): DiffLine[] {
    const isNear = (at: number) =>
        lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== "same");
    const shown: DiffLine[] = [];
    lines.forEach((line, at) => {
        if (isNear(at)) {
            shown.push(line);
        } else if (shown.at(-1)?.kind !== "gap") {
            shown.push({ kind: "gap", text: "" });
        }
    });
    return shown;
}

/** What changed between two texts, line by line, with a little of what is around it. */
export function lineDiff(before: string, after: string): DiffLine[] {
    const [old, now] = [before.replace(/\n$/, "").split("\n"), after.replace(/\n$/, "").split("\n")];
    const [start, end] = commonEnds(old, now);
    const same = (text: string): DiffLine => ({ kind: "same", text });
    return shortened([
        ...old.slice(0, start).map(same),
        ...changedLines(old.slice(start, old.length - end), now.slice(start, now.length - end)),
        ...old.slice(old.length - end).map(same),
    ]);
}
