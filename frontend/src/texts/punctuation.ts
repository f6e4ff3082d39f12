/** What a language puts between words and sentences of ours. */
export interface Punctuation {
    /** Between the words of a list. */
    list: string;
    /** Between the parts of a sentence. */
    comma: string;
    semicolon: string;
    stop: string;
    /** Between two sentences. */
    gap: string;
}

export const WESTERN: Punctuation = { list: ", ", comma: ", ", semicolon: "; ", stop: ".", gap: " " };

/** Full-width signs bring their space with them. */
export const FULL_WIDTH: Punctuation = { list: "、", comma: "，", semicolon: "；", stop: "。", gap: "" };
