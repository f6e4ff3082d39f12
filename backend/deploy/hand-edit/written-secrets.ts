import { looksSecret } from "../../../common/secret-key";
import type { Edit, Section, Value } from "../../../common/compose-edit";
import { createMask } from "../../exec/mask";
import { readYaml } from "../compose/read-yaml";
import { disclosureOf, ownPath } from "../secrecy/hidden-places";
import { isReference, isSecretName, withoutSecretWords } from "../secrecy/secret-words";
import { editsBetween } from "./edits";
import type { HandEdit } from "./hand-edit";
import { isSection } from "./values";

/** Shorter values ("1", "true") are no secrets that anybody could guess at. */
const SHORTEST = 6;
/** Compose writes a dollar sign twice. */
const plain = (text: string) => text.replaceAll("$$", "$");

interface Leaf {
    path: string[];
    text: string;
}

const isWords = (path: readonly string[]) => disclosureOf(ownPath(path)) === "words";

function entry(text: string, path: string[]): Leaf {
    const [, key, given] = /^([\w.-]+)=([\s\S]*)$/.exec(text) ?? [];
    return key === undefined ? { path, text } : { path: [...path, key], text: given! };
}

/** Each value by itself, a command line as a whole; a variable of a list is where it would be in a mapping. */
function leaves(value: Value | undefined, path: string[]): Leaf[] {
    if (isSection(value)) {
        return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
    }
    if (Array.isArray(value)) {
        const variables = value.every((inner) => /^[\w.-]+=/.test(String(inner)));
        return isWords(path) && !variables
            ? [{ path, text: value.map(String).join(" ") }]
            : value.flatMap((inner) => (typeof inner === "string" ? [entry(inner, path)] : leaves(inner, path)));
    }
    return value === undefined || value === null ? [] : [{ path, text: String(value) }];
}

/** `TOKEN_EXPIRY: 3600000` and `AUTH_URL: http://auth/` are about a secret and none themselves. */
const ABOUT: readonly { name: RegExp; value: RegExp }[] = [
    { name: /_FILE$/i, value: /^/ },
    {
        name: /_(?:EXPIR(?:Y|ES|ES_IN|ATION)|TTL|LIFETIME|TIMEOUT|DURATION|INTERVAL|AGE|MS|SECONDS|LENGTH|SIZE|ROUNDS)$/i,
        value: /^\d+$/,
    },
    { name: /_(?:URL|URI|ENDPOINT|ISSUER)$/i, value: /^[a-z][a-z0-9+.-]*:\/\/[^\s@?]*$/i },
];

/** A value of somebody's own key that says to be secret, and no variable. */
function isNamedSecret({ path, text }: Leaf): boolean {
    const name = path.at(-1)!;
    const isLiteral = text.length >= SHORTEST && !isReference(text);
    const isAbout = ABOUT.some((about) => about.name.test(name) && about.value.test(text));
    return isLiteral && disclosureOf(ownPath(path)) !== "open" && isSecretName(name) && !isAbout;
}

function isWritten(leaf: Leaf): boolean {
    const { path, text } = leaf;
    return isNamedSecret(leaf) || looksSecret("", text) || withoutSecretWords(text, ownPath(path)) !== text;
}

/** What an edit says; of one in a list that is a command line the whole line, which alone says what its words are. */
function saidBy({ kind, path, to }: Edit, after: Section): Leaf[] {
    const whole = path.reduce<Value | undefined>((at, key) => (isSection(at) ? at[key] : undefined), after);
    return leaves(kind === "set" || to === undefined ? to : isWords(path) ? whole : [to], path);
}

/**
 * Where an edit of the repository's files would write a secret out, e.g. `services.web.environment.DB_PASSWORD`: a
 * known one in any spelling, or a value that by its name or form is one. What the files say already is no news.
 *
 * @param known values that are secrets of the stack
 */
export function writtenSecrets({ files }: Pick<HandEdit, "files">, known: readonly string[]): string[] {
    const found = files.flatMap(({ path, before, after }) => {
        const [was, is] = [before, after].map((text) => readYaml(path, text).toJS() as Section) as [Section, Section];
        const mask = createMask(known.filter((secret) => !before.includes(secret)));
        const isKnown = ({ text }: Leaf) => [text, plain(text)].some((form) => mask.text(form) !== form);
        const said = new Set(leaves(was, []).map(({ text }) => text));
        return editsBetween(was, is)
            .flatMap((edit) => saidBy(edit, is))
            .filter((leaf) => !said.has(leaf.text) && (isKnown(leaf) || isWritten(leaf)));
    });
    return [...new Set(found.map(({ path }) => path.join(".")))];
}
