import type { EnvironmentMode } from "../../../common/environment-modes";
import { looksSecret } from "../../../common/secret-key";
import { editEnvFile, writtenValues } from "./edit-env-file";
import { readableValues } from "./env-file";

/** Which keys keep today's value when a release comes back. */
export type IsCurrent = (key: string, value: string) => boolean;

/** As chosen, else secrets keep today's value. */
export function currentBy(modes: ReadonlyMap<string, EnvironmentMode>): IsCurrent {
    return (key, value) => (modes.get(key) ?? defaultMode(key, value)) === "current";
}

export function defaultMode(key: string, value: string): EnvironmentMode {
    return looksSecret(key, value) ? "current" : "versioned";
}

export interface CarriedEnvironment {
    text: string | null;
    /** Keys that keep today's value, where that is another one than the release's. */
    kept: string[];
    /** Keys that go back to the release's value. */
    restored: string[];
    /** Keys of the release that were taken away since: its values come back. */
    missed: string[];
    /** Keys that came since and go again. */
    dropped: string[];
}

/**
 * The environment of a kept release as it comes back: versioned keys with their values of then, current ones with
 * today's, also those that came since.
 */
export function carryCurrent(then: string | null, today: string | null, isCurrent: IsCurrent): CarriedEnvironment {
    const [old, now] = [writtenValues(then ?? ""), writtenValues(today ?? "")];
    const [oldValues, nowValues] = [readableValues(then ?? ""), readableValues(today ?? "")];
    const differs = (key: string) => oldValues[key] !== nowValues[key];
    const current = [...now.keys()].filter((key) => isCurrent(key, nowValues[key] ?? ""));
    const kept = current.filter((key) => differs(key) && typeof now.get(key) === "string");
    const set = Object.fromEntries(kept.map((key) => [key, now.get(key)!]));
    const others = [...old.keys()].filter((key) => !kept.includes(key));
    return {
        text: kept.length === 0 ? then : editEnvFile(then ?? "", { set, remove: [] }),
        kept,
        restored: others.filter((key) => now.has(key) && differs(key)),
        missed: others.filter((key) => !now.has(key)),
        dropped: [...now.keys()].filter((key) => !old.has(key) && !kept.includes(key)),
    };
}
