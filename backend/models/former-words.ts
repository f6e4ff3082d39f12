import type { AuditEntry } from "./audit";

/** Earlier versions kept English sentences where names and numbers stand today: those of rows from then are left out. */
const FORMER_DETAILS: readonly (readonly [RegExp, string])[] = [
    [/^(\d+) changes are (?:no longer )?kept$/, "($1)"],
    [/^Pushed to /, ""],
    [/^Back to release (#\d+): (?:containers$)?/, "$1 "],
];

/** Who asked: the login alone. */
export function requesterOf(stored: string): string {
    return stored.replace(/ \(redelivery of #\d+\)$/, "");
}

export function asWordedToday<E extends Pick<AuditEntry, "actor" | "action" | "detail">>(entry: E): E {
    const details = entry.action.startsWith("hand-edit.") ? FORMER_DETAILS : [];
    const detail = details.reduce((text, [former, today]) => text.replace(former, today), entry.detail).trim();
    return { ...entry, actor: requesterOf(entry.actor), detail };
}
