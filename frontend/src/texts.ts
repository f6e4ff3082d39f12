import { english } from "./texts/english";

export type TextKey = keyof typeof english;

/** Another language is one more dictionary here; what it lacks is shown in English. */
const languages: Record<string, Partial<Record<TextKey, string>>> = { en: english };

/** The page's language as its own tag says ("de-DE"), read anew for each text so that a switch is followed. */
function dictionary(): Partial<Record<TextKey, string>> {
    const tag = document.documentElement.lang;
    return languages[tag] ?? languages[tag.split("-", 1)[0]] ?? english;
}

/** The text for a key, with `{name}` replaced by the value of that name. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text = dictionary()[key] ?? english[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
