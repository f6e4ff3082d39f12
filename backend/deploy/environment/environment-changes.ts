import { readableValues } from "./env-file";

/** What differs between two texts of `.env`, by key. */
export interface EnvironmentChanges {
    added: string[];
    changed: string[];
    removed: string[];
}

export function environmentChanges(before: string | null, after: string | null): EnvironmentChanges {
    const [old, next] = [readableValues(before ?? ""), readableValues(after ?? "")];
    const keys = Object.keys(next);
    return {
        added: keys.filter((key) => !(key in old)),
        changed: keys.filter((key) => key in old && old[key] !== next[key]),
        removed: Object.keys(old).filter((key) => !(key in next)),
    };
}

/** For people: "+ FEATURE_X", "~ API_URL", "− OLD". Never a value. */
export function describeEnvironmentChanges({ added, changed, removed }: EnvironmentChanges): string[] {
    return [
        ...added.map((key) => `+ ${key}`),
        ...changed.map((key) => `~ ${key}`),
        ...removed.map((key) => `− ${key}`),
    ];
}
