import type { Phrase, PhraseValue } from "../../../common/phrase";
import { PHRASES } from "../../../common/phrases";
import { language, punctuation, t } from "../texts";

function written(value: PhraseValue): string {
    if (typeof value === "number") {
        return value.toLocaleString(language());
    }
    if (typeof value === "string") {
        return value;
    }
    return "text" in value ? inWords(value) : value.map(inWords).join(punctuation().list);
}

/** What the server says, in the reader's language; in the server's own words where this page doesn't know its code. */
export function inWords(said: Phrase | string): string {
    if (typeof said === "string") {
        return said;
    }
    const values = Object.entries(said.values).map(([name, value]) => [name, written(value)] as const);
    return Object.hasOwn(PHRASES, said.code) ? t(said.code, Object.fromEntries(values)) : said.text;
}
