import type { ErrorView } from "../../../common/errors";
import { isOurs } from "../server/page-error";
import { punctuation, serverWords } from "../texts";

export interface ErrorWords {
    what: string;
    safe: string | null;
    hint: string;
    /** The server's own words, where the reader's language has only general ones for what happened. */
    quote: string | null;
}

/** What the server says in a sentence, in the reader's language; as it is where that is not known. */
export function translated(said: string): string {
    return serverWords()?.translate(said) ?? said;
}

/** An error in the reader's language: its own sentences where they are known, else those of its code. */
export function errorWords(error: ErrorView): ErrorWords {
    const words = serverWords();
    const safe = error.safe ?? null;
    if (!words || isOurs(error)) {
        return { what: error.message, safe, hint: error.hint, quote: null };
    }
    const [meaning, advice] = words.codes[error.code] ?? [error.message, error.hint];
    const what = words.translate(error.message);
    const hint = words.translate(error.hint);
    const unknown = [what === null ? error.message : "", hint === null ? error.hint : ""].filter(Boolean).join(" ");
    return {
        what: what ?? meaning,
        safe: safe && translated(safe),
        hint: hint ?? advice,
        quote: unknown === "" || meaning === error.message ? null : unknown,
    };
}

/** The same in one line. */
export function errorLine(error: ErrorView): string {
    const { what, safe, hint, quote } = errorWords(error);
    return [what, safe, hint, quote && `(${quote})`].filter(Boolean).join(punctuation().gap);
}

/** Only what happened; what stayed safe and what to do is told where there is room. */
export function errorReason(error: ErrorView): string {
    const { what } = errorWords(error);
    return what === translated(error.message) ? what : `${what} (${error.message})`;
}
