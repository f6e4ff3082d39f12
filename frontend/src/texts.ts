import { shallowRef } from "vue";
import { english } from "./texts/english";
import { FULL_WIDTH, WESTERN, type Punctuation } from "./texts/punctuation";
import type { ServerWords } from "./texts/said/server-words";

export type TextKey = keyof typeof english;
/** One language: what it lacks is shown in English. */
export type Dictionary = Partial<Record<TextKey, string>>;

interface Spoken {
    tag: string;
    dictionary: Dictionary;
    said: ServerWords | null;
}

const spoken = shallowRef<Spoken>({ tag: "en", dictionary: english, said: null });

/** The tag of the language that is shown, for dates and numbers. */
export const language = (): string => spoken.value.tag;

/** What the language that is shown puts between words and sentences. */
export const punctuation = (): Punctuation => (/^zh\b/i.test(language()) ? FULL_WIDTH : WESTERN);

/** What the server says, in the language that is shown; null where that is the server's own. */
export const serverWords = (): ServerWords | null => spoken.value.said;

/** Everything that is shown changes to this language at once. */
export function speak(tag: string, dictionary: Dictionary, said: ServerWords | null = null): void {
    spoken.value = { tag, dictionary, said };
}

/** The text for a key, with `{name}` replaced by the value of that name. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text = spoken.value.dictionary[key] ?? english[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
