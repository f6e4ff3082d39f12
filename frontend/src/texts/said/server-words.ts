import type { ErrorCode } from "../../../../common/errors";
import { WESTERN, type Punctuation } from "../punctuation";
import { createTranslate } from "./create-translate";

/** Of each code what happened and what to do, where the server's own sentence has no translation. */
export type ErrorTexts = Readonly<Record<ErrorCode, readonly [what: string, hint: string]>>;

/** What the server says in English, in another language. */
export interface ServerWords {
    codes: ErrorTexts;
    /** Null for what has no translation. */
    translate(said: string): string | null;
}

export function createServerWords(
    codes: ErrorTexts,
    sentences: Readonly<Record<string, string>>,
    punctuation: Punctuation = WESTERN,
): ServerWords {
    return { codes, translate: createTranslate(sentences, punctuation) };
}
