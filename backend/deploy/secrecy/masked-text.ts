import { isScalar, isSeq, visit } from "yaml";
import { looksSecret } from "../../../common/secret-key";
import { parseYaml } from "../compose/parse-yaml";
import { isReference, isSecretName, withoutSecretWords } from "./secret-words";

const HIDDEN = "…";
const PEM = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$(?![\s\S]))/g;

/** With as many line breaks as the text had, so that each line keeps its number. */
function hidden(text: string): string {
    return HIDDEN + "\n".repeat(text.split("\n").length - 1);
}

type Range = readonly [from: number, to: number];

/** Values of a YAML text whose keys or looks say that they are secret, however they are written. */
function secretRanges(text: string): Range[] {
    const ranges: Range[] = [];
    visit(parseYaml(text), {
        Pair(_, { key, value }) {
            if (!isScalar(key) || !isScalar(value) || !value.range) {
                return;
            }
            const [name, given] = [String(key.value), String(value.value ?? "")];
            const isTold = given === "" || isReference(given);
            if (!isTold && (isSecretName(name) || looksSecret("", given))) {
                ranges.push([value.range[0], value.range[1]]);
            }
        },
        Scalar(_, { value, range }, path) {
            const assigned =
                isSeq(path.at(-1)) && typeof value === "string" ? /^([A-Za-z_][\w.-]*)=([\s\S]+)$/.exec(value) : null;
            if (assigned && range && !isReference(assigned[2]!) && looksSecret(assigned[1]!, assigned[2]!)) {
                ranges.push([range[0], range[1]]);
            }
        },
    });
    return ranges;
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
    // From the end on: what comes before keeps its place.
    const backwards = [...ranges].sort((one, other) => other[0] - one[0]);
    return backwards.reduce((rest, [from, to]) => {
        const key = /^["']?([A-Za-z_][\w.-]*=)/.exec(rest.slice(from, to))?.[1] ?? "";
        const lineBreak = rest[to - 1] === "\n" ? 1 : 0;
        const value = rest.slice(from, to - lineBreak);
        return `${rest.slice(0, from)}${key}${hidden(value)}${rest.slice(to - lineBreak)}`;
    }, text);
}

function withoutYamlSecrets(text: string): string {
    try {
        return withoutRanges(text, secretRanges(text));
    } catch {
        return text;
    }
}

/**
 * A file's text as whoever may look at the stack may read it: without known secrets and without what looks like one.
 * It has as many lines as before.
 * @param known values that are secrets of the stack
 */
export function maskedText(path: string, text: string, known: readonly string[]): string {
    const structured = /\.(?:ya?ml|json)$/i.test(path) ? withoutYamlSecrets(text) : text;
    const spelled = [...new Set(known.flatMap((one) => [one, one.replaceAll("$", "$$$$")]))];
    // The longest first: one may be part of another.
    const plain = spelled
        .sort((one, other) => other.length - one.length)
        .reduce((rest, secret) => rest.replaceAll(secret, () => hidden(secret)), structured)
        .replace(PEM, hidden);
    return plain
        .split("\n")
        .map((line) => withoutSecretWords(line, []))
        .join("\n");
}
