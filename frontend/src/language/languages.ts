import type { Dictionary } from "../texts";
import { english } from "../texts/english";

type Load = () => Promise<Dictionary>;

/** Every language by its primary tag. All but English come in a file of their own, when somebody reads it. */
export const languages = {
    en: { name: "English", load: () => Promise.resolve<Dictionary>(english) },
    de: { name: "Deutsch", load: () => import("../texts/german").then(({ german }) => german as Dictionary) },
} satisfies Record<string, { name: string; load: Load }>;

export type LanguageName = keyof typeof languages;

/** The language that fits a tag such as "de-CH"; null when there is none. */
export function languageOf(tag: string): LanguageName | null {
    const primary = tag.toLowerCase().split("-", 1)[0];
    return Object.hasOwn(languages, primary) ? (primary as LanguageName) : null;
}
