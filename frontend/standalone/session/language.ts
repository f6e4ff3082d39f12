import { ref, watchEffect } from "vue";
import { languageOf, languages, type LanguageName } from "../../src/language/languages";

const key = "locale";
const names = Object.keys(languages) as LanguageName[];

function first(): LanguageName {
    const wanted = [localStorage.getItem(key), ...navigator.languages];
    return wanted.map((tag) => languageOf(tag ?? "")).find((name) => name !== null) ?? "en";
}

/** What the person chose, kept where Dockge's page keeps it; the browser's language before that. */
export const locale = ref<LanguageName>(first());

/** Writes the language into the document, now and after each change: the texts follow that. */
export function chooseLanguage(): void {
    watchEffect(() => (document.documentElement.lang = locale.value));
}

export function nextLanguage(): void {
    locale.value = names[(names.indexOf(locale.value) + 1) % names.length];
    localStorage.setItem(key, locale.value);
}
