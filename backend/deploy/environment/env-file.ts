import { substitute, type Lookup } from "./substitute";

/** One assignment of a `.env` file; `template` is null for a bare name, which takes what the process has. */
interface Assignment {
    key: string;
    template: string | null;
    /** False inside single quotes. */
    interpolated: boolean;
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

function valueAt(text: string, at: number): { template: string; interpolated: boolean; end: number } {
    const body = text[at] === '"' || text[at] === "'" ? quoted(text, at) : null;
    if (body === null) {
        const end = lineEnd(text, at);
        return { template: unquoted(text.slice(at, end)), interpolated: true, end };
    }
    const end = lineEnd(text, body.end);
    return text[at] === "'"
        ? { template: body.body, interpolated: false, end }
        : {
              template: body.body.replace(/\\(.)/g, (all, char: string) =>
                  char === "$" ? "$$" : (ESCAPES[char] ?? all),
              ),
              interpolated: true,
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
        const key = KEY.exec(text);
        if (key === null) {
            at = lineEnd(text, at) + 1;
        } else if (key[2] === "") {
            found.push({ key: key[1]!, template: null, interpolated: false });
            at = lineEnd(text, KEY.lastIndex) + 1;
        } else {
            const { end, ...value } = valueAt(text, KEY.lastIndex);
            found.push({ key: key[1]!, ...value });
            at = end + 1;
        }
    }
    return found;
}

/** The values of a `.env` file; later lines see earlier ones, and `outer` answers what the file doesn't know. */
export function envValues(source: string, outer: Lookup = () => undefined): Record<string, string> {
    const values: Record<string, string> = {};
    const lookup: Lookup = (name) => values[name] ?? outer(name);
    for (const { key, template, interpolated } of parseEnvFile(source)) {
        const value = template === null ? outer(key) : interpolated ? substitute(template, lookup) : template;
        if (value !== undefined) {
            values[key] = value;
        }
    }
    return values;
}
