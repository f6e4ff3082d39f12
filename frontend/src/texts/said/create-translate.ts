import type { Punctuation } from "../punctuation";
import { saidWord } from "./said-word";

interface Pattern {
    form: RegExp;
    names: string[];
    text: string;
    /** Not a sentence: several of them may stand in a list. */
    isPiece: boolean;
    /** The more of it is fixed, the surer it is. */
    fixed: number;
}

const NAME = /\{(\w+)\}/g;
/** Longer ones quote somebody else, and matching them would take time. */
const LONGEST = 1500;
const MOST_SENTENCES = 10;
const DEEPEST = 3;
const SENTENCE_END = /(?<=[.!?]["”)]?) (?=[A-Z"#])/;

function patternOf([said, text]: [string, string]): Pattern {
    const parts = said.split(NAME).filter((_, index) => index % 2 === 0);
    const form = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("(.*?)");
    const names = [...said.matchAll(NAME)].map(([, name]) => name!);
    const isPiece = !/[.!?]$/.test(said);
    return { form: new RegExp(`^${form}$`, "s"), names, text, isPiece, fixed: parts.join("").length };
}

/** Whether a value reaches into the next sentence, or into the next piece of a list. */
function leavesIt(value: string, ofPiece: boolean): boolean {
    return SENTENCE_END.test(value) || (ofPiece && value.includes("; "));
}

/**
 * Finds sentences by their English text, as gettext does: so old rows of the history, other instances and everything
 * that passes through a log or a delivery are told in the reader's language as well, without a code for each. What the
 * server lists with semicolons is put together with the signs of the language.
 */
export function createTranslate(
    sentences: Readonly<Record<string, string>>,
    { semicolon, list, stop, gap }: Punctuation,
): (said: string) => string | null {
    const entries = Object.entries(sentences);
    const fixed = new Map(entries.filter(([said]) => said.search(NAME) === -1));
    const patterns = entries
        .filter(([said]) => !fixed.has(said))
        .map(patternOf)
        .sort((a, b) => b.fixed - a.fixed);

    /** Values may be words, lists and sentences of ours, too. */
    function inside(name: string, value: string, depth: number): string {
        if (!value.includes(" ") || depth >= DEEPEST) {
            return saidWord(name, value);
        }
        const known = ofList(value, depth + 1) ?? whole(value, depth + 1, false);
        return (
            known ??
            value
                .split("; ")
                .map((part) => whole(part, depth + 1, false) ?? part)
                .join(semicolon)
        );
    }

    /** "#1 for shop, #2 for blog" */
    function ofList(value: string, depth: number): string | null {
        const parts = value.split(", ").map((part) => whole(part, depth, false));
        return parts.length < 2 || parts.includes(null) ? null : parts.join(list);
    }

    function whole(said: string, depth: number, reaches: boolean): string | null {
        const known = fixed.get(said);
        if (known !== undefined) {
            return known;
        }
        for (const { form, names, text, isPiece } of patterns) {
            const values = form.exec(said)?.slice(1);
            if (values && (reaches || !values.some((value) => leavesIt(value, isPiece)))) {
                const filled = new Map(names.map((name, index) => [name, inside(name, values[index]!, depth)]));
                return text.replace(NAME, (_, name: string) => filled.get(name) ?? "");
            }
        }
        return null;
    }

    /** "web exited 1; db is unhealthy." */
    function listed(said: string, reaches: boolean): string | null {
        const parts = said.replace(/\.$/, "").split("; ");
        const told = parts.map((part) => whole(part, 0, reaches));
        return told.includes(null) ? null : told.join(semicolon) + (said.endsWith(".") ? stop : "");
    }

    /** What is known of a list of reasons, where something in it is somebody else's or was cut. */
    function partly(said: string): string | null {
        const parts = said.split("; ");
        const told = parts.map((part) => whole(part, 0, false));
        const isKnown = parts.length > 1 && told.some((one) => one !== null);
        return isKnown ? told.map((one, index) => one ?? parts[index]!).join(semicolon) : null;
    }

    /** Several sentences one after the other, each as long as it is known. */
    function bySentence(parts: readonly string[]): string | null {
        if (parts.length === 0) {
            return "";
        }
        for (let end = parts.length; end > 0; end -= 1) {
            const part = parts.slice(0, end).join(" ");
            const first = whole(part, 0, false) ?? listed(part, false);
            const rest = first === null ? null : bySentence(parts.slice(end));
            if (first !== null && rest !== null) {
                return rest === "" ? first : `${first}${gap}${rest}`;
            }
        }
        return null;
    }

    return (said) => {
        if (said.length > LONGEST) {
            return null;
        }
        const parts = said.split(SENTENCE_END);
        const known = parts.length <= MOST_SENTENCES ? bySentence(parts) : null;
        return known ?? listed(said, true) ?? whole(said, 0, true) ?? partly(said);
    };
}
