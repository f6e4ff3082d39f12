import { substitute, type Lookup } from "./substitute";

/** One assignment of a `.env` file; `template` is null for a bare name, which takes what the process has. */
export interface Assignment {
    key: string;
    template: string | null;
    /** False inside single quotes. */
    interpolated: boolean;
    /** Where it stands in the text (without a byte order mark, lines ending in \n): its line or lines, and its value. */
    place: { from: number; valueFrom: number; valueTo: number; to: number };
}

const KEY = /[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*([=:]?)[ \t]*/y;
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"' };

function quoted(text: string, start: number): { body: string; end: number } | null {
    const quote = text[start]!;
    for (let i = start + 1; i < text.length; i++) {
        if (text[i] === "\\" && quote === '"') {
            i++;
        } else if (text[i] === quote) {
            return { body: text.slice(start + 1, i), end: i + 1 };
        }
    }
    return null;
}

function unquoted(line: string): string {
    return line.replace(/(^|[ \t])#.*$/, "").trim();
}

function lineEnd(text: string, at: number): number {
    const end = text.indexOf("\n", at);
    return end === -1 ? text.length : end;
}

interface Value {
    template: string;
    interpolated: boolean;
    /** Behind the value as it is written, quotes included. */
    valueTo: number;
    end: number;
}

function valueAt(text: string, at: number): Value {
    const body = text[at] === '"' || text[at] === "'" ? quoted(text, at) : null;
    if (body === null) {
        const end = lineEnd(text, at);
        const template = unquoted(text.slice(at, end));
        return { template, interpolated: true, valueTo: at + template.length, end };
    }
    const end = lineEnd(text, body.end);
    return text[at] === "'"
        ? { template: body.body, interpolated: false, valueTo: body.end, end }
        : {
              template: body.body.replace(/\\(.)/g, (all, char: string) =>
                  char === "$" ? "$$" : (ESCAPES[char] ?? all),
              ),
              interpolated: true,
              valueTo: body.end,
              end,
          };
}

/** The assignments of a `.env` file in the dialect of compose, in their order. Lines that make no sense are skipped. */
export function parseEnvFile(source: string): Assignment[] {
    const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    const found: Assignment[] = [];
    let at = 0;
    while (at < text.length) {
        KEY.lastIndex = at;
        const from = at;
        const key = KEY.exec(text);
        if (key === null) {
            at = lineEnd(text, at) + 1;
        } else if (key[2] === "") {
            const valueFrom = KEY.lastIndex;
            at = lineEnd(text, valueFrom) + 1;
            const place = { from, valueFrom, valueTo: valueFrom, to: at };
            found.push({ key: key[1]!, template: null, interpolated: false, place });
        } else {
            const valueFrom = KEY.lastIndex;
            const { end, valueTo, ...value } = valueAt(text, valueFrom);
            at = end + 1;
            found.push({ key: key[1]!, ...value, place: { from, valueFrom, valueTo, to: at } });
        }
    }
    return found;
}

/**
 * The values of a `.env` file; later lines see earlier ones, and `outer` answers what the file doesn't know.
 * @throws MissingVariable
 */
export function envValues(source: string, outer: Lookup = () => undefined): Record<string, string> {
    return valuesOf(source, { outer, answer: substitute });
}

/** As `envValues`, for looking only: what insists on a variable that is missing is given as it is written. */
export function readableValues(source: string): Record<string, string> {
    const answer = (template: string, lookup: Lookup) => {
        try {
            return substitute(template, lookup);
        } catch {
            return template;
        }
    };
    return valuesOf(source, { outer: () => undefined, answer });
}

function valuesOf(
    source: string,
    { outer, answer }: { outer: Lookup; answer: typeof substitute },
): Record<string, string> {
    const values: Record<string, string> = {};
    const lookup: Lookup = (name) => values[name] ?? outer(name);
    for (const { key, template, interpolated } of parseEnvFile(source)) {
        const value = template === null ? outer(key) : interpolated ? answer(template, lookup) : template;
        if (value !== undefined) {
            values[key] = value;
        }
    }
    return values;
}
