import { shallowRef } from "vue";
import { english } from "./texts/english";

export type TextKey = keyof typeof english;
/** One language: what it lacks is shown in English. */
export type Dictionary = Partial<Record<TextKey, string>>;

const spoken = shallowRef<{ tag: string; dictionary: Dictionary }>({ tag: "en", dictionary: english });

/** The tag of the language that is shown, for dates and numbers. */
export const language = (): string => spoken.value.tag;

/** Everything that is shown changes to this language at once. */
export function speak(tag: string, dictionary: Dictionary): void {
    spoken.value = { tag, dictionary };
}

/** The text for a key, with `{name}` replaced by the value of that name. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text = spoken.value.dictionary[key] ?? english[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
