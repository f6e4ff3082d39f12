/** `${NAME<operator>argument}`; the operator is empty for `$NAME` and `${NAME}`. */
export interface Reference {
    name: string;
    operator: "" | ":-" | "-" | ":?" | "?" | ":+" | "+";
    argument: Piece[];
}

/** Text as written (`$$` included) or a variable. */
export type Piece = string | Reference;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /:-|-|:\?|\?|:\+|\+/y;

function match(pattern: RegExp, text: string, at: number): string | null {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
}

/** The index of the brace that closes the one before `start`, or -1. */
function closingBrace(text: string, start: number): number {
    let depth = 1;
    for (let i = start; i < text.length; i++) {
        if (text.startsWith("$$", i)) {
            i++;
        } else if (text.startsWith("${", i)) {
            depth++;
            i++;
        } else if (text[i] === "}" && --depth === 0) {
            return i;
        }
    }
    return -1;
}

function braced(text: string, at: number): { reference: Reference; end: number } | null {
    const name = match(NAME, text, at + 2);
    const close = name === null ? -1 : closingBrace(text, at + 2);
    if (name === null || close === -1) {
        return null;
    }
    const afterName = at + 2 + name.length;
    const operator = (match(OPERATOR, text, afterName) ?? "") as Reference["operator"];
    if (operator === "" && afterName !== close) {
        return null;
    }
    const argument = parseTemplate(text.slice(afterName + operator.length, close));
    return { reference: { name, operator, argument }, end: close + 1 };
}

function referenceAt(text: string, at: number): { reference: Reference; end: number } | null {
    if (text[at + 1] === "{") {
        return braced(text, at);
    }
    const name = match(NAME, text, at + 1);
    return name === null ? null : { reference: { name, operator: "", argument: [] }, end: at + 1 + name.length };
}

/** Splits a compose template. What compose would refuse (a lone `$`) stays text, so that compose can say so. */
export function parseTemplate(text: string): Piece[] {
    const pieces: Piece[] = [];
    let plain = "";
    let at = 0;
    while (at < text.length) {
        if (text.startsWith("$$", at)) {
            plain += "$$";
            at += 2;
            continue;
        }
        const found = text[at] === "$" ? referenceAt(text, at) : null;
        if (found === null) {
            plain += text[at++];
            continue;
        }
        if (plain !== "") {
            pieces.push(plain);
            plain = "";
        }
        pieces.push(found.reference);
        at = found.end;
    }
    return plain === "" ? pieces : [...pieces, plain];
}

/** Every variable that the template names, nested ones included. */
export function variablesOf(pieces: readonly Piece[]): string[] {
    return pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.name, ...variablesOf(piece.argument)]));
}
