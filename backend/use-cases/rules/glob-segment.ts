export type Segment = (level: string) => boolean;

type Fits = (character: string) => boolean;
type Token = "*" | Fits;

const WILD = /[*?[\\]/;
const BEYOND_16_BITS = /[\ud800-\udfff]/;

/** What stands between two slashes of a pattern. */
export function compileSegment(text: string): Segment {
    if (!WILD.test(text)) {
        return (level) => level === text;
    }
    const tokens = tokensOf(text);
    return (level) => matches(tokens, BEYOND_16_BITS.test(level) ? Array.from(level) : level);
}

/** The end of the class that begins at `from`, or -1 where it is not closed. A bracket right at its beginning is part of it. */
export function endOfClass(text: ArrayLike<string>, from: number): number {
    let at = from + 1;
    if (text[at] === "!" || text[at] === "^") {
        at += 1;
    }
    for (at += 1; at < text.length; at += 1) {
        if (text[at] === "]") {
            return at;
        }
    }
    return -1;
}

function tokensOf(text: string): Token[] {
    const characters = Array.from(text);
    const tokens: Token[] = [];
    for (let at = 0; at < characters.length; at += 1) {
        const character = characters[at]!;
        const end = character === "[" ? endOfClass(characters, at) : -1;
        if (character === "*") {
            tokens.push("*");
        } else if (character === "?") {
            tokens.push(() => true);
        } else if (end > 0) {
            tokens.push(classOf(characters.slice(at + 1, end)));
            at = end;
        } else {
            at += character === "\\" && at + 1 < characters.length ? 1 : 0;
            const literal = characters[at]!;
            tokens.push((other) => other === literal);
        }
    }
    return tokens;
}

function classOf(members: readonly string[]): Fits {
    const isNot = members[0] === "!" || members[0] === "^";
    const ranges: [string, string][] = [];
    const own = isNot ? members.slice(1) : members;
    for (let at = 0; at < own.length; at += 1) {
        const isRange = own[at + 1] === "-" && at + 2 < own.length;
        ranges.push([own[at]!, own[isRange ? at + 2 : at]!]);
        at += isRange ? 2 : 0;
    }
    return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== isNot;
}

/** Where something after a `*` doesn't fit, only the last `*` need take in one character more. */
function matches(tokens: readonly Token[], level: ArrayLike<string>): boolean {
    let [token, at, lastStar, taken] = [0, 0, -1, 0];
    while (at < level.length) {
        const wanted = tokens[token];
        if (wanted === "*") {
            [lastStar, taken] = [token, at];
            token += 1;
        } else if (wanted?.(level[at]!)) {
            token += 1;
            at += 1;
        } else if (lastStar >= 0) {
            taken += 1;
            [token, at] = [lastStar + 1, taken];
        } else {
            return false;
        }
    }
    return tokens.slice(token).every((rest) => rest === "*");
}
