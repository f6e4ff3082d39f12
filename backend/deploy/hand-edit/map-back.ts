import type { Section, Value } from "../../../common/compose-edit";
import { alignLists, type Pair } from "./align-lists";
import { fingerprintOf, isSection } from "./values";

/** The same place in three texts: what was written for the release, what it is after the edit, what Git says. */
interface Three {
    released: Value;
    edited: Value;
    source: Value;
}

const same = (a: Value | undefined, b: Value | undefined) => fingerprintOf(a) === fingerprintOf(b);

/** A shorter piece would be found by accident. */
const SHORTEST_PIECE = 4;

/**
 * What the source would have to say so that rendering it again gives the edited text: the edit is carried over, what
 * rendering had changed (pins, snapshots, literals) is not.
 */
export function mapBack({ released, edited, source }: Three): Value {
    if (same(released, edited)) {
        return source;
    }
    if (isSection(released) && isSection(edited) && isSection(source)) {
        return mapSection(released, edited, source);
    }
    if (Array.isArray(released) && Array.isArray(edited) && Array.isArray(source)) {
        return mapList(released, edited, source);
    }
    return typeof released === "string" && typeof edited === "string" && typeof source === "string"
        ? mapText(released, edited, source)
        : edited;
}

function mapSection(released: Section, edited: Section, source: Section): Section {
    const result: Section = { ...source };
    for (const key of new Set([...Object.keys(released), ...Object.keys(edited)])) {
        const [before, after, written] = [released[key], edited[key], source[key]];
        if (same(before, after)) {
            continue;
        }
        if (after === undefined) {
            delete result[key];
        } else {
            const known = before !== undefined && written !== undefined;
            result[key] = known ? mapBack({ released: before, edited: after, source: written }) : after;
        }
    }
    return result;
}

/** Puts back what rendering had replaced in a piece of a text, where that piece is still there. */
function mapText(released: string, edited: string, source: string): string {
    let start = 0;
    while (start < Math.min(released.length, source.length) && released[start] === source[start]) {
        start += 1;
    }
    let end = 0;
    while (end < Math.min(released.length, source.length) - start && released.at(-1 - end) === source.at(-1 - end)) {
        end += 1;
    }
    const rendered = released.slice(start, released.length - end);
    const written = source.slice(start, source.length - end);
    return rendered.length >= SHORTEST_PIECE ? edited.replace(rendered, () => written) : edited;
}

const partners = (pairs: readonly Pair[]) =>
    new Map(pairs.flatMap(([left, right]) => (left !== null && right !== null ? [[left, right] as const] : [])));

function mapList(released: Value[], edited: Value[], source: Value[]): Value[] {
    const toEdited = partners(alignLists(released, edited));
    const toSource = partners(alignLists(released, source));
    const fromEdited = new Map([...toEdited].map(([i, j]) => [j, i]));
    const result: (Value | undefined)[] = [...source];
    for (const [i, at] of toSource) {
        const j = toEdited.get(i);
        result[at] =
            j === undefined ? undefined : mapBack({ released: released[i]!, edited: edited[j]!, source: source[at]! });
    }
    const placed = result.map((item) => (item === undefined ? [] : [item]));
    const before: Value[] = [];
    let last = -1;
    edited.forEach((item, j) => {
        const i = fromEdited.get(j);
        const at = i === undefined ? undefined : toSource.get(i);
        if (at !== undefined) {
            last = at;
        } else if (i === undefined || !same(released[i], item)) {
            (last === -1 ? before : placed[last]!).push(item);
        }
    });
    // What comes before the first known item of a list that is otherwise new goes to its end, where people add.
    return last === -1 ? [...placed.flat(), ...before] : [...before, ...placed.flat()];
}
