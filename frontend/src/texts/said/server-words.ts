import type { ErrorCode } from "../../../../common/errors";
import { createTranslate } from "./create-translate";

/** Of each code what happened and what to do, where the server's own sentence has no translation. */
export type ErrorTexts = Readonly<Record<ErrorCode, readonly [what: string, hint: string]>>;

/** What the server says in English, in another language. */
export interface ServerWords {
    codes: ErrorTexts;
    /** Null for what has no translation. */
    translate(said: string): string | null;
}

/** `separator` stands between the parts of a list, as the language writes it. */
export function createServerWords(
    codes: ErrorTexts,
    sentences: Readonly<Record<string, string>>,
    separator = "; ",
): ServerWords {
    return { codes, translate: createTranslate(sentences, separator) };
}
