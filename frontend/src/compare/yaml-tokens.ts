export interface Token {
    kind: "plain" | "key" | "string" | "number" | "word" | "variable" | "comment" | "mark";
    text: string;
}

const INDENT = /^\s*(?:-\s+)*(?:-$)?/;
const KEY = /^(?:"[^"]*"|'[^']*'|[^\s#:"'[\]{},][^#:"'[\]{},]*?)(?=\s*:(?:\s|$))/;
/** In the order in which they are tried; each from where the last one ended. */
const KINDS: readonly (readonly [Token["kind"], RegExp])[] = [
    ["comment", /(?<=^|\s)#.*$/y],
    ["variable", /\$\{[^}]*\}|\$[A-Za-z_]\w*/y],
    ["string", /"(?:\\.|[^"\\])*"|'(?:''|[^'])*'/y],
    ["mark", /[&*!][\w./-]+|[|>][+-]?\d?(?=\s*$)|[[\]{},:-](?=\s|$)|[[\]{}]/y],
    ["number", /-?\d+(?:\.\d+)?(?=\s|[,\]}]|$)(?<=(?:^|[\s[{,])-?[\d.]+)/y],
    ["word", /(?<=^|[\s[{,])(?:true|false|null|yes|no|on|off|~)(?=\s|[,\]}]|$)/iy],
    ["plain", /[\w./@-]+|\s+|./y],
];

function tokensFrom(line: string, at: number): Token[] {
    const tokens: Token[] = [];
    let place = at;
    while (place < line.length) {
        for (const [kind, pattern] of KINDS) {
            pattern.lastIndex = place;
            const text = pattern.exec(line)?.[0];
            if (text) {
                const last = tokens.at(-1);
                if (last?.kind === "plain" && kind === "plain") {
                    last.text += text;
                } else {
                    tokens.push({ kind, text });
                }
                place += text.length;
                break;
            }
        }
    }
    return tokens;
}

/** The words of one line of YAML for their colours: good enough for reading, and never more than the line itself. */
export function yamlTokens(line: string): Token[] {
    const indent = INDENT.exec(line)![0];
    const key = KEY.exec(line.slice(indent.length))?.[0] ?? "";
    const start: Token[] = [
        ...(indent === "" ? [] : [{ kind: "plain", text: indent } as const]),
        ...(key === "" ? [] : [{ kind: "key", text: key } as const]),
    ];
    return [...start, ...tokensFrom(line, indent.length + key.length)];
}

/** Other files are shown as they are. */
export function tokensOf(path: string): (line: string) => Token[] {
    return /\.ya?ml$/i.test(path) ? yamlTokens : (text) => (text === "" ? [] : [{ kind: "plain", text }]);
}
