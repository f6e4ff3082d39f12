/** More alternatives than these are no pattern that anybody can read. */
export const MAX_ALTERNATIVES = 100;

/** The patterns that `{a,b}` stands for, nested ones too. Braces without a comma, or not closed, stay as they are. */
export function expandBraces(pattern: string): string[] {
    let open = [pattern];
    const done: string[] = [];
    while (open.length > 0 && done.length + open.length <= MAX_ALTERNATIVES) {
        const [next, ...others] = open as [string, ...string[]];
        const alternatives = expandFirst(next);
        if (alternatives) {
            open = [...alternatives, ...others];
        } else {
            done.push(next);
            open = others;
        }
    }
    return [...done, ...open];
}

/** Null where nothing is left to expand. */
function expandFirst(pattern: string): string[] | null {
    for (let from = nextOf(pattern, "{", 0); from >= 0; from = nextOf(pattern, "{", from + 1)) {
        const group = groupAt(pattern, from);
        if (group && group.parts.length > 1) {
            const [before, after] = [pattern.slice(0, from), pattern.slice(group.end + 1)];
            return group.parts.map((part) => before + part + after);
        }
    }
    return null;
}

/** What is inside the braces that open at `from`, cut at its own commas; null where they are not closed. */
function groupAt(pattern: string, from: number): { parts: string[]; end: number } | null {
    const parts: string[] = [];
    let [depth, begin] = [0, from + 1];
    for (let at = from; at < pattern.length; at += 1) {
        const character = pattern[at];
        if (character === "\\") {
            at += 1;
        } else if (character === "{") {
            depth += 1;
        } else if (depth === 1 && (character === "," || character === "}")) {
            parts.push(pattern.slice(begin, at));
            begin = at + 1;
            if (character === "}") {
                return { parts, end: at };
            }
        } else if (character === "}") {
            depth -= 1;
        }
    }
    return null;
}

function nextOf(pattern: string, wanted: string, from: number): number {
    for (let at = from; at < pattern.length; at += 1) {
        if (pattern[at] === "\\") {
            at += 1;
        } else if (pattern[at] === wanted) {
            return at;
        }
    }
    return -1;
}

/** Whether a brace is opened and never closed. */
export function hasOpenBrace(pattern: string): boolean {
    const from = nextOf(pattern, "{", 0);
    if (from < 0) {
        return false;
    }
    const group = groupAt(pattern, from);
    return group === null || hasOpenBrace(pattern.slice(group.end + 1));
}
