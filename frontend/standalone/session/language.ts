import { ref, watchEffect } from "vue";
import { languageOf, type LanguageName } from "../../src/language/languages";

const key = "locale";

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

/** Also after a reload. */
export function setLanguage(name: LanguageName): void {
    locale.value = name;
    localStorage.setItem(key, name);
}
