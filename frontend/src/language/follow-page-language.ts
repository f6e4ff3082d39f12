import { speak } from "../texts";
import { languageOf, languages } from "./languages";

let asked = 0;

/** A language whose file can't be read leaves the texts as they are: they stay readable. */
async function follow(): Promise<void> {
    const mine = ++asked;
    const tag = document.documentElement.lang;
    const name = languageOf(tag) ?? "en";
    const [dictionary, said] = await Promise.all([
        languages[name].load().catch(() => null),
        languages[name].said().catch(() => null),
    ]);
    if (mine === asked && dictionary) {
        speak(name === "en" ? "en" : tag, dictionary, said);
    }
}

/**
 * Shows all texts in the language that the page declares for itself, now and after each change: both Dockge and the
 * standalone host write the chosen language into the `lang` of the document. Resolves when the first one is there.
 */
export function followPageLanguage(): Promise<void> {
    new MutationObserver(() => void follow()).observe(document.documentElement, { attributeFilter: ["lang"] });
    return follow();
}
