import type { Edit, Section, Value } from "../../../common/compose-edit";
import { alignLists } from "./align-lists";
import { fingerprintOf, isSection } from "./values";

const same = (a: Value | undefined, b: Value | undefined) => fingerprintOf(a) === fingerprintOf(b);
const given = (name: "from" | "to" | "after", value: Value | undefined) =>
    value === undefined ? {} : { [name]: value };

/** The changes that make the one text of the other, as deep as both have the same form. */
export function editsBetween(before: Value, after: Value, path: string[] = []): Edit[] {
    if (same(before, after)) {
        return [];
    }
    if (isSection(before) && isSection(after)) {
        const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
        // No key of compose's, and one that would be written into every object.
        keys.delete("__proto__");
        return [...keys].flatMap((key) => {
            const [from, to] = [before[key], after[key]];
            return from === undefined || to === undefined
                ? [{ kind: "set" as const, path: [...path, key], ...given("from", from), ...given("to", to) }]
                : editsBetween(from, to, [...path, key]);
        });
    }
    if (Array.isArray(before) && Array.isArray(after) && before.length > 0) {
        return itemEdits(before, after, path);
    }
    return [{ kind: "set", path, from: before, to: after }];
}

const sorted = (list: readonly Value[]) => list.map(fingerprintOf).toSorted().join("\n");

function itemEdits(before: Value[], after: Value[], path: string[]): Edit[] {
    if (sorted(before) === sorted(after)) {
        // Only the order differs.
        return [{ kind: "set", path, from: before, to: after }];
    }
    return alignLists(before, after).flatMap(([i, j]): Edit[] => {
        const from = i === null ? undefined : before[i];
        const to = j === null ? undefined : after[j];
        if (same(from, to)) {
            return [];
        }
        const place = from === undefined && j! > 0 ? after[j! - 1] : undefined;
        return [{ kind: "item", path, ...given("from", from), ...given("to", to), ...given("after", place) }];
    });
}

export interface Applied {
    value: Section;
    /** These fit what is there neither before nor after. */
    conflicts: Edit[];
    /** These still change something. */
    needed: Edit[];
}

/** Makes the changes in a text that may have changed since: one that is there already is left out. */
export function applyEdits(source: Section, edits: readonly Edit[]): Applied {
    const value = structuredClone(source);
    const [conflicts, needed]: [Edit[], Edit[]] = [[], []];
    for (const edit of edits) {
        const outcome = edit.kind === "set" ? applySet(value, edit) : applyItem(value, edit);
        (outcome === "conflict" ? conflicts : outcome === "done" ? needed : []).push(edit);
    }
    return { value, conflicts, needed };
}

type Outcome = "done" | "there" | "conflict";

/** The mapping that holds the last key of the path; made where the text has none yet, but never a whole service. */
function holderOf(root: Section, path: readonly string[], make: boolean): Section | null {
    let at: Section = root;
    for (const [depth, key] of path.slice(0, -1).entries()) {
        const isService = depth === 1 && path[0] === "services";
        if (at[key] === undefined || at[key] === null) {
            if (!make || isService) {
                return null;
            }
            at[key] = {};
        }
        const next = Object.hasOwn(at, key) ? at[key] : null;
        if (!isSection(next)) {
            return null;
        }
        at = next;
    }
    return at;
}

function applySet(root: Section, { path, from, to }: Edit): Outcome {
    const key = path.at(-1)!;
    const holder = holderOf(root, path, from === undefined);
    if (holder === null) {
        return to === undefined ? "there" : "conflict";
    }
    if (same(holder[key], to)) {
        return "there";
    }
    if (!same(holder[key], from)) {
        return "conflict";
    }
    if (to === undefined) {
        delete holder[key];
    } else {
        holder[key] = structuredClone(to);
    }
    return "done";
}

function applyItem(root: Section, { path, from, to, after }: Edit): Outcome {
    const holder = holderOf(root, path, from === undefined);
    const key = path.at(-1)!;
    if (holder && holder[key] === undefined && from === undefined) {
        holder[key] = [];
    }
    const list = holder?.[key];
    if (!Array.isArray(list)) {
        return to === undefined && list === undefined ? "there" : "conflict";
    }
    return from === undefined ? addItem(list, to!, after) : replaceItem(list, from, to);
}

const placeIn = (list: readonly Value[], wanted: Value) => list.findIndex((item) => same(item, wanted));

function addItem(list: Value[], to: Value, after: Value | undefined): Outcome {
    if (placeIn(list, to) !== -1) {
        return "there";
    }
    const place = after === undefined ? -1 : placeIn(list, after);
    list.splice(place === -1 ? list.length : place + 1, 0, structuredClone(to));
    return "done";
}

function replaceItem(list: Value[], from: Value, to: Value | undefined): Outcome {
    const at = placeIn(list, from);
    if (at === -1) {
        return to === undefined || placeIn(list, to) !== -1 ? "there" : "conflict";
    }
    list.splice(at, 1, ...(to === undefined ? [] : [structuredClone(to)]));
    return "done";
}
