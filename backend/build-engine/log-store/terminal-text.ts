/* eslint-disable no-control-regex -- control characters are what this file is about */

/** Anything that a terminal might act on. Most chunks hold none of it. */
const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

const colour = /^\u001b\[[0-9;:]*m$/;

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
        .replace(sequences, (sequence) => (colour.test(sequence) ? sequence : ""))
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
