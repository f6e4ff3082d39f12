import { CicdError } from "../../../common/errors";

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/;
const TYPES = ["registry", "inline", "gha"];

/**
 * A cache is read from and written to registries, never to this machine's disk. Repeated keys are refused, since the
 * last one counts for docker and a reader looks at the first.
 */
function isElsewhere(entry: string): boolean {
    if (PLAIN.test(entry)) {
        return true;
    }
    const fields = entry.split(",").map((field) => field.split("="));
    const keys = fields.map(([key]) => key!.trim().toLowerCase());
    const type = fields[keys.indexOf("type")]?.[1];
    return !entry.includes('"') && new Set(keys).size === keys.length && TYPES.includes(type ?? "");
}

/** Entries of `cache_from` that may be used. What comes from a compose file was judged; the rest is left out. */
export function usableCaches(entries: readonly string[]): string[] {
    return entries.filter(isElsewhere);
}

/** @throws CicdError COMPOSE_SETTING_REFUSED */
export function refuseLocalCaches(entries: readonly string[], setting: string): readonly string[] {
    const local = entries.find((entry) => !isElsewhere(entry));
    if (local !== undefined) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `The setting ${setting} has "${local}", which is no cache in a registry.`,
            safe: "Nothing was built, and the running containers were not touched.",
            hint: "Write an image's name, or type=registry,ref=<image>.",
        });
    }
    return entries;
}
