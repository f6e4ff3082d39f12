import { parseTemplate, type Piece, type Reference } from "./template";

export type Lookup = (name: string) => string | undefined;

/** A variable that the template insists on (`${NAME:?message}`) has no value. */
export class MissingVariable extends Error {
    constructor(
        readonly variable: string,
        readonly reason: string,
    ) {
        super(`the variable ${variable} has no value${reason ? `: ${reason}` : ""}`);
    }
}

interface Substitution {
    lookup: Lookup;
    /** Which variables are replaced; the others stay references. */
    replaces: (name: string) => boolean;
}

const escaped = (value: string) => value.replaceAll("$", "$$$$");

function expandReference(reference: Reference, rules: Substitution): string {
    const { name, operator, argument } = reference;
    const value = rules.lookup(name);
    const given = operator.startsWith(":") ? value !== undefined && value !== "" : value !== undefined;
    switch (operator) {
        case ":-":
        case "-":
            return given ? escaped(value!) : expand(argument, rules);
        case ":+":
        case "+":
            return given ? expand(argument, rules) : "";
        case ":?":
        case "?":
            if (!given) {
                throw new MissingVariable(name, unescape(expand(argument, { ...rules, replaces: () => true })));
            }
            return escaped(value!);
        default:
            return escaped(value ?? "");
    }
}

function expandPiece(piece: Piece, rules: Substitution): string {
    if (typeof piece === "string") {
        return piece;
    }
    if (rules.replaces(piece.name)) {
        return expandReference(piece, rules);
    }
    if (piece.operator === "") {
        return `\${${piece.name}}`;
    }
    const argument = expand(piece.argument, rules);
    // A literal brace can't be written inside another variable's default, so that one is answered here too.
    const unsafe = argument !== expand(piece.argument, { ...rules, replaces: () => false }) && /[{}]/.test(argument);
    return unsafe ? expandReference(piece, rules) : `\${${piece.name}${piece.operator}${argument}}`;
}

function expand(pieces: readonly Piece[], rules: Substitution): string {
    return pieces.map((piece) => expandPiece(piece, rules)).join("");
}

const unescape = (text: string) => text.replaceAll("$$", "$");

/**
 * Answers some variables of a compose template and leaves the others as they are; the result is a template again.
 * @throws MissingVariable when one of the replaced variables is required and has no value
 */
export function replaceVariables(text: string, rules: Substitution): string {
    const pieces = parseTemplate(text);
    const touched = (list: readonly Piece[]): boolean =>
        list.some((piece) => typeof piece !== "string" && (rules.replaces(piece.name) || touched(piece.argument)));
    return touched(pieces) ? expand(pieces, rules) : text;
}

/**
 * The value that compose would give to the template.
 * @throws MissingVariable
 */
export function substitute(text: string, lookup: Lookup): string {
    return unescape(expand(parseTemplate(text), { lookup, replaces: () => true }));
}
