import { PHRASES } from "./phrases";

export type PhraseCode = keyof typeof PHRASES;
/** Numbers are written as the reader's language does, so ports and the like are strings. */
export type PhraseValue = string | number | Phrase | readonly Phrase[];

/** Something that the server says: by its code for pages in any language, and as English text for logs and scripts. */
export interface Phrase {
    code: PhraseCode;
    /** For the `{name}`s of the code's text; several phrases stand one after the other. */
    values: Record<string, PhraseValue>;
    text: string;
}

function written(value: PhraseValue): string {
    if (typeof value === "object") {
        return "text" in value ? value.text : value.map(({ text }) => text).join(", ");
    }
    return String(value);
}

export function phrase(code: PhraseCode, values: Record<string, PhraseValue> = {}): Phrase {
    const text = PHRASES[code].replace(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? ""));
    return { code, values, text };
}
