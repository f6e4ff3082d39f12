import { expandBraces, hasOpenBrace, MAX_ALTERNATIVES } from "./expand-braces";
import { compileGlob } from "./glob";
import { endOfClass } from "./glob-segment";

export type Matches = (value: string) => boolean;

export interface GlobStyle {
    /** Upper and lower case are the same, and brackets are part of the name: dependabot[bot]. */
    logins?: boolean;
    /** A pattern without wildcards or with a "/" at its end also names everything below it. */
    tree?: boolean;
}

/**
 * A list of globs, where `!` excludes whatever else matches; a list of exclusions alone means everything else. `*` stays
 * within one level, `**` crosses them, names that begin with a dot count like any other. What reads exactly like the
 * pattern always matches it, since branches and paths may be called like a glob.
 */
export function globList(patterns: readonly string[], style: GlobStyle = {}): Matches {
    const excluded = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
    const isWanted = wanted.length === 0 ? () => true : anyOf(wanted, style);
    const isExcluded = excluded.length === 0 ? () => false : anyOf(excluded, style);
    return (value) => isWanted(value) && !isExcluded(value);
}

/** Why a person can't have meant it, or null. */
export function globError(pattern: string, style: GlobStyle = {}): string | null {
    const bare = pattern.replace(/^!/, "");
    if (bare.trim() === "") {
        return "it is empty";
    }
    if (!style.logins && hasOpenClass(bare)) {
        return "a [ is not closed";
    }
    if (hasOpenBrace(bare)) {
        return "a { is not closed";
    }
    return expandBraces(bare).length > MAX_ALTERNATIVES ? `it stands for more than ${MAX_ALTERNATIVES} patterns` : null;
}

function hasOpenClass(pattern: string): boolean {
    for (let at = 0; at < pattern.length; at += 1) {
        if (pattern[at] === "\\") {
            at += 1;
        } else if (pattern[at] === "[") {
            at = endOfClass(pattern, at);
            if (at < 0) {
                return true;
            }
        }
    }
    return false;
}

function anyOf(patterns: readonly string[], style: GlobStyle): Matches {
    const fold = (value: string) => (style.logins ? value.toLowerCase() : value);
    const exact = new Set(patterns.map(fold));
    const globs = patterns.flatMap((pattern) => expand(fold(pattern), style)).map(compileGlob);
    return (value) => {
        const folded = fold(value);
        return exact.has(folded) || globs.some((matches) => matches(folded));
    };
}

function expand(pattern: string, { tree = false, logins = false }: GlobStyle): string[] {
    if (!tree) {
        return [logins ? pattern.replaceAll("[", "\\[") : pattern];
    }
    const path = pattern.replace(/^(\.?\/)+/, "");
    if (path === "") {
        return ["**"];
    }
    if (path.endsWith("/")) {
        return [`${path}**`];
    }
    return /[*?[{\\]/.test(path) ? [path] : [path, `${path}/**`];
}
