import type { EnvironmentMode } from "../../../common/environment-modes";
import type { EnvironmentKeysView, EnvironmentKeyView } from "../../../common/environment-schema";

/** One line of the tab: what the server said, and what a person made of it. */
export interface EnvironmentRow {
    /** Null for a key that is being added. */
    known: EnvironmentKeyView | null;
    key: string;
    /** Null: not touched, and for a secret not shown. */
    value: string | null;
    /** What was shown, so that looking at a secret is no change. */
    shown: string | null;
    mode: EnvironmentMode;
    removed: boolean;
}

export function rowsOf(view: EnvironmentKeysView): EnvironmentRow[] {
    return view.keys.map((known) => {
        const own = isOwn(known) ? known.value : null;
        return { known, key: known.key, value: own, shown: own, mode: known.mode, removed: false };
    });
}

export const emptyRow = (): EnvironmentRow => ({
    known: null,
    key: "",
    value: "",
    shown: null,
    mode: "versioned",
    removed: false,
});

/** True for what stands in the stack's own `.env`: only that can be removed. */
export function isOwn({ origin }: EnvironmentKeyView): boolean {
    return origin === "own" || origin === "repository" || origin === "process";
}

export interface DraftEdit {
    set: Record<string, string>;
    remove: string[];
    modes: Record<string, EnvironmentMode>;
}

export function editOf(rows: readonly EnvironmentRow[]): DraftEdit {
    const named = rows.filter(({ key }) => key.trim() !== "");
    const kept = named.filter(({ removed }) => !removed);
    const set = kept.filter(({ value, shown }) => value !== null && value !== shown);
    const modes = kept.filter(({ known, mode }) => known !== null && mode !== known.mode);
    return {
        set: Object.fromEntries(set.map(({ key, value }) => [key.trim(), value!])),
        remove: named.filter(({ removed }) => removed).map(({ key }) => key),
        modes: Object.fromEntries(modes.map(({ key, mode }) => [key, mode])),
    };
}

export function isEdited({ set, remove, modes }: DraftEdit): boolean {
    return Object.keys(set).length + remove.length + Object.keys(modes).length > 0;
}
