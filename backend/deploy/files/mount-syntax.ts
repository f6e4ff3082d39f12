import path from "node:path";
import { substitute, type Lookup } from "../environment/substitute";

/** A bind mount of a relative path, read from either syntax of compose. */
export interface RelativeMount {
    /** Normalised, relative to the project directory; may begin with "..". */
    path: string;
    target: string;
    readOnly: boolean;
    /** The same entry with another source, as it is written in a compose file. */
    withSource(source: string): unknown;
}

const escaped = (text: string) => text.replaceAll("$", "$$$$");

function normalised(source: string): string {
    return path.posix.normalize(source).replace(/\/$/, "") || ".";
}

function shortMount(written: string, lookup: Lookup): RelativeMount | null {
    const [source, target, mode] = substitute(written, lookup).split(":");
    if (source === undefined || target === undefined || !/^\.{1,2}(\/|$)/.test(source)) {
        return null;
    }
    const rest = [target, ...(mode === undefined ? [] : [mode])].join(":");
    return {
        path: normalised(source),
        target,
        readOnly: (mode ?? "").split(",").includes("ro"),
        withSource: (other) => escaped(`${other}:${rest}`),
    };
}

function longMount(entry: Record<string, unknown>, lookup: Lookup): RelativeMount | null {
    const text = (value: unknown) => substitute(String(value ?? ""), lookup);
    const source = text(entry.source);
    if (text(entry.type) !== "bind" || source === "" || source.startsWith("/") || source.startsWith("~")) {
        return null;
    }
    return {
        path: normalised(source),
        target: text(entry.target),
        readOnly: text(entry.read_only) === "true",
        withSource: (other) => ({ ...entry, source: escaped(other) }),
    };
}

/** Null for a named volume, an absolute host path and whatever else is no relative bind mount. */
export function relativeMount(entry: unknown, lookup: Lookup): RelativeMount | null {
    if (typeof entry === "string") {
        return shortMount(entry, lookup);
    }
    return typeof entry === "object" && entry !== null ? longMount(entry as Record<string, unknown>, lookup) : null;
}

/** The paths of `env_file` whose text compose takes as it is, without variables or quotes. */
export function rawEnvFiles(value: unknown, lookup: Lookup): string[] {
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    return envFilePaths(
        list.filter((item) => (item as { format?: unknown } | null)?.format === "raw"),
        lookup,
    );
}

/** The paths of `env_file` as written, whichever of its three forms it has. */
export function envFilePaths(value: unknown, lookup: Lookup): string[] {
    const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    return list.map((item) =>
        substitute(String(typeof item === "string" ? item : ((item as { path?: string }).path ?? "")), lookup),
    );
}

/** `env_file` with each path mapped; the form stays. */
export function mapEnvFile(value: unknown, map: (path: string) => string, lookup: Lookup): unknown {
    const one = (item: unknown): unknown => {
        const [written] = envFilePaths(item, lookup);
        const mapped = map(written!);
        if (mapped === written) {
            return item;
        }
        return typeof item === "string" ? escaped(mapped) : { ...(item as object), path: escaped(mapped) };
    };
    return Array.isArray(value) ? value.map(one) : one(value);
}
