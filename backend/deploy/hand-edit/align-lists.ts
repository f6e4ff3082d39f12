import type { Value } from "../../../common/compose-edit";
import { fingerprintOf, isSection } from "./values";

/** An item of the one list with what it became in the other; null where it has no counterpart. */
export type Pair = [left: number | null, right: number | null];

/** What an item is about, whatever it says of it: a variable's name, a mount's or port's place in the container. */
export function subjectOf(item: Value): string {
    if (typeof item === "string") {
        const variable = /^([A-Za-z_][\w.-]*)=/.exec(item)?.[1];
        const parts = item.split(":");
        return variable ?? (parts.length > 1 ? (parts.find((part, i) => i > 0 && part.startsWith("/")) ?? "") : "");
    }
    const named = isSection(item) ? (item.target ?? item.source ?? item.path) : undefined;
    return typeof named === "string" || typeof named === "number" ? String(named) : "";
}

/** Lengths of longest common subsequences of the rests, by position. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
    const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
    for (let i = left.length - 1; i >= 0; i -= 1) {
        for (let j = right.length - 1; j >= 0; j -= 1) {
            const longer = Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
            lengths[i]![j] = left[i] === right[j] ? lengths[i + 1]![j + 1]! + 1 : longer;
        }
    }
    return lengths;
}

/** Beyond this only what is the same at both ends is told apart; nobody edits such a list by hand. */
const MOST_COMPARISONS = 1_000_000;

/** Pairs of equal items in order: at both ends first, so that a small change of a long list costs little. */
function equalPairs(left: readonly string[], right: readonly string[]): [number, number][] {
    const most = Math.min(left.length, right.length);
    let start = 0;
    while (start < most && left[start] === right[start]) {
        start += 1;
    }
    let end = 0;
    while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) {
        end += 1;
    }
    const middle = [left.slice(start, left.length - end), right.slice(start, right.length - end)] as const;
    const inside = middle[0].length * middle[1].length > MOST_COMPARISONS ? [] : equalInside(...middle);
    return [
        ...range(0, start).map((i): [number, number] => [i, i]),
        ...inside.map(([i, j]): [number, number] => [i + start, j + start]),
        ...range(0, end).map((i): [number, number] => [left.length - end + i, right.length - end + i]),
    ];
}

function equalInside(left: readonly string[], right: readonly string[]): [number, number][] {
    const lengths = commonLengths(left, right);
    const pairs: [number, number][] = [];
    let [i, j] = [0, 0];
    while (i < left.length && j < right.length) {
        if (left[i] === right[j]) {
            pairs.push([i++, j++]);
        } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
            i += 1;
        } else {
            j += 1;
        }
    }
    return pairs;
}

interface Lists {
    left: readonly Value[];
    right: readonly Value[];
}

/** Pairs what lies between two equal items: by subject, and what is left by its order where the numbers agree. */
function pairBetween(lefts: number[], rights: number[], { left, right }: Lists): Pair[] {
    const pairs: Pair[] = [];
    const take = (i: number, j: number) => {
        pairs.push([i, j]);
        lefts.splice(lefts.indexOf(i), 1);
        rights.splice(rights.indexOf(j), 1);
    };
    const bySubject = new Map(rights.toReversed().map((j) => [subjectOf(right[j]!), j]));
    for (const i of [...lefts]) {
        const subject = subjectOf(left[i]!);
        const j = subject === "" ? undefined : bySubject.get(subject);
        if (j !== undefined) {
            bySubject.delete(subject);
            take(i, j);
        }
    }
    if (lefts.length === rights.length) {
        [...lefts].forEach((i, at) => pairs.push([i, [...rights][at]!]));
        return pairs;
    }
    return [...pairs, ...lefts.map((i): Pair => [i, null]), ...rights.map((j): Pair => [null, j])];
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Says what became of each item: items that are equal keep their order, the others are told by what they are about. */
export function alignLists(left: readonly Value[], right: readonly Value[]): Pair[] {
    const equal = equalPairs(left.map(fingerprintOf), right.map(fingerprintOf));
    const pairs: Pair[] = [];
    let [i, j] = [0, 0];
    for (const [nextLeft, nextRight] of [...equal, [left.length, right.length] as const]) {
        pairs.push(...pairBetween(range(i, nextLeft), range(j, nextRight), { left, right }));
        if (nextLeft < left.length || nextRight < right.length) {
            pairs.push([nextLeft, nextRight]);
        }
        [i, j] = [nextLeft + 1, nextRight + 1];
    }
    return pairs;
}
