import picomatch from "picomatch";

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

/** Why picomatch can't read it, or null. */
export function globError(pattern: string, style: GlobStyle = {}): string | null {
    const bare = pattern.replace(/^!/, "");
    if (bare.trim() === "") {
        return "it is empty";
    }
    try {
        expand(bare, style).forEach((glob) => picomatch.makeRe(glob, { ...options(style), strictBrackets: true }));
        return null;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function anyOf(patterns: readonly string[], style: GlobStyle): Matches {
    const fold = (value: string) => (style.logins ? value.toLowerCase() : value);
    const exact = new Set(patterns.map(fold));
    const globs = picomatch(
        patterns.flatMap((pattern) => expand(pattern, style)),
        options(style),
    );
    return (value) => exact.has(fold(value)) || globs(value);
}

/** Extended globs are left out: a few of them in a pattern can take minutes to find that a name doesn't match. */
function options({ logins = false }: GlobStyle): picomatch.PicomatchOptions {
    return { dot: true, nonegate: true, noextglob: true, nocase: logins, nobracket: logins };
}

function expand(pattern: string, { tree = false }: GlobStyle): string[] {
    if (!tree) {
        return [pattern];
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
