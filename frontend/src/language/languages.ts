import type { Dictionary } from "../texts";
import { english } from "../texts/english";
import type { ServerWords } from "../texts/said/server-words";

interface Language {
    name: string;
    load(): Promise<Dictionary>;
    /** What the server says; in English it needs no other words. */
    said(): Promise<ServerWords | null>;
}

/** Every language by its primary tag. All but English come in files of their own, when somebody reads it. */
export const languages = {
    en: { name: "English", load: () => Promise.resolve<Dictionary>(english), said: () => Promise.resolve(null) },
    de: {
        name: "Deutsch",
        load: () => import("../texts/german").then(({ german }) => german as Dictionary),
        said: () => import("../texts/said/german").then(({ germanWords }) => germanWords),
    },
    es: {
        name: "Español",
        load: () => import("../texts/spanish").then(({ spanish }) => spanish as Dictionary),
        said: () => import("../texts/spanish/said").then(({ spanishWords }) => spanishWords),
    },
    fr: {
        name: "Français",
        load: () => import("../texts/french").then(({ french }) => french as Dictionary),
        said: () => import("../texts/french/said").then(({ frenchWords }) => frenchWords),
    },
    zh: {
        name: "简体中文",
        load: () => import("../texts/chinese").then(({ chinese }) => chinese as Dictionary),
        said: () => import("../texts/chinese/said").then(({ chineseWords }) => chineseWords),
    },
} satisfies Record<string, Language>;

export type LanguageName = keyof typeof languages;

/** Chinese in traditional characters, by the script or the place: "zh" here is in simplified ones. */
const TRADITIONAL = /^zh-(?:hant|(?!hans)(?:.*-)?(?:tw|hk|mo))(?:-|$)/i;

/** The language that fits a tag such as "de-CH"; null when there is none. */
export function languageOf(tag: string): LanguageName | null {
    if (TRADITIONAL.test(tag)) {
        return null;
    }
    const primary = tag.toLowerCase().split("-", 1)[0];
    return Object.hasOwn(languages, primary) ? (primary as LanguageName) : null;
}
