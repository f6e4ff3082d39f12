import { isScalar, Lexer, parseDocument, visit, YAMLParseError, type Document, type ErrorCode } from "yaml";

/** Far more than people write: time and stack that parsing takes grow with these, in part with their square. */
const MAX_LENGTH = 512 * 1024;
const MAX_DEPTH = 64;
const MAX_ALIASES = 1000;

/** The lexer's own words for "what follows is a text", "a document begins" and "… breaks off": not in the text itself. */
const TEXT = "\u001f";
const MARKS = [TEXT, "\u0002", "\u0018"];

/** The document; what is wrong with the text is in its `errors`, as with `parseDocument`. Bombs aren't even parsed. */
export function parseYaml(text: string): Document {
    const bomb = bombIn(text);
    const options = { merge: true, prettyErrors: true, logLevel: "error", uniqueKeys: false } as const;
    const document = parseDocument(bomb === null ? text : "", options);
    const problem = bomb ?? (document.errors.length === 0 ? repeatedKey(document) : null);
    if (problem !== null) {
        document.errors.push(problem.error(text));
    }
    return document as Document;
}

class Problem {
    constructor(
        private readonly code: ErrorCode,
        private readonly offset: number,
        private readonly message: string,
    ) {}

    error(text: string): YAMLParseError {
        const before = text.slice(0, this.offset).split("\n");
        const where = `at line ${before.length}, column ${before.at(-1)!.length + 1}`;
        return new YAMLParseError([this.offset, this.offset + 1], this.code, `${this.message} ${where}`);
    }
}

/** Looks at words only, from the beginning, and no further than to the first one that is too much. */
function bombIn(text: string): Problem | null {
    if (text.length > MAX_LENGTH) {
        return new Problem("RESOURCE_EXHAUSTION", 0, `It is longer than ${MAX_LENGTH / 1024} KiB`);
    }
    const counted = { brackets: 0, dashes: 0, aliases: 0 };
    let offset = 0;
    let isText = false;
    for (const word of new Lexer().lex(text)) {
        count(counted, isText ? "" : word);
        isText = word === TEXT;
        if (counted.brackets + counted.dashes > MAX_DEPTH) {
            return new Problem("RESOURCE_EXHAUSTION", offset, `It is nested more than ${MAX_DEPTH} levels deep`);
        }
        if (counted.aliases > MAX_ALIASES) {
            return new Problem("RESOURCE_EXHAUSTION", offset, `It has more than ${MAX_ALIASES} aliases`);
        }
        offset += MARKS.includes(word) ? 0 : word.length;
    }
    return null;
}

function count(counted: { brackets: number; dashes: number; aliases: number }, word: string): void {
    if (word === "[" || word === "{") {
        counted.brackets += 1;
    } else if (word === "]" || word === "}") {
        counted.brackets -= 1;
    } else if (word === "-" || word === "?") {
        counted.dashes += 1;
    } else if (word === "\n") {
        counted.dashes = 0;
    } else if (word.startsWith("*")) {
        counted.aliases += 1;
    }
}

/** The library's own search compares each key of a mapping with each other one. */
function repeatedKey(document: Document): Problem | null {
    let found: Problem | null = null;
    visit(document, {
        Map: (_, map) => {
            const seen = new Set<unknown>();
            for (const { key } of map.items) {
                if (isScalar(key) && seen.has(key.value)) {
                    found = new Problem("DUPLICATE_KEY", key.range?.[0] ?? 0, "Map keys must be unique");
                    return visit.BREAK;
                }
                seen.add(isScalar(key) ? key.value : key);
            }
            return undefined;
        },
    });
    return found;
}
