/* eslint-disable no-control-regex -- control characters are what this file is about */

/** Anything that a terminal might act on. Most chunks hold none of it. */
const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const colour = /^\u001b\[[0-9;:]{0,60}m$/;

/** What makes a line read otherwise than it is stored: other directions, and characters that nobody sees. */
const misleading = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const shown = (character: string) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;

/** Colours stay, text that nobody can see does not: without "conceal" (8) and "blink" (5, 6). */
function visible(sequence: string): string {
    const codes = sequence.slice(2, -1).split(";");
    const kept = codes.filter((code, at) => !/^0*[568]$/.test(code) || isColourPart(codes, at));
    return kept.length > 0 ? `\u001b[${kept.join(";")}m` : "";
}

/** In `38;5;8` and `48;2;5;6;8` these numbers are colours. */
function isColourPart(codes: readonly string[], at: number): boolean {
    const begin = codes.slice(Math.max(0, at - 4), at).findLastIndex((code) => code === "38" || code === "48");
    const from = begin < 0 ? -1 : Math.max(0, at - 4) + begin;
    return from >= 0 && at - from <= (codes[from + 1] === "2" ? 4 : 2);
}

/** CSI sequences; OSC, DCS and the like up to their end (a line's end at the latest); other escapes; control bytes. */
const sequences =
    /\u001b\[[0-?]*[ -/]*[@-~]?|\u001b[\]PX^_][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** A sequence that the following chunk may complete, or a carriage return that may be half of a line's end. */
const unfinished = /(?:\u001b(?:\[[0-?]*[ -/]*|[\]PX^_][^\u0007\u001b\n]*\u001b?|[ -/]*)|(?<!\r)\r+)$/;
const longestUnfinished = 4096;

/** A progress line that was redrawn within one chunk: only its last state counts. */
function lastState(line: string): string {
    const redrawn = line.lastIndexOf("\r");
    return redrawn < 0 ? line : line.slice(redrawn);
}

function clean(text: string): string {
    return text
        .replace(sequences, (sequence) => (colour.test(sequence) ? visible(sequence) : ""))
        .replace(misleading, shown)
        .replace(/(?<!\r)\r+\n/g, "\n")
        .split("\n")
        .map(lastState)
        .join("\n");
}

export interface TerminalText {
    write(chunk: string): string;
    end(): string;
}

/** Keeps colours, tabs and line ends of a child's output; everything else that moves a terminal is dropped. */
export function createTerminalText(): TerminalText {
    let held = "";
    return {
        write(chunk) {
            const text = held + chunk;
            held = "";
            if (!suspicious.test(text)) {
                return text;
            }
            const rest = unfinished.exec(text);
            if (rest && rest[0].length <= longestUnfinished) {
                held = rest[0];
                return clean(text.slice(0, rest.index));
            }
            return clean(text);
        },
        end() {
            const rest = clean(held);
            held = "";
            return rest.replace(/\r/g, "");
        },
    };
}
