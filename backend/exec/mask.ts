import type { PatternAutomaton } from "./pattern-automaton";
import { createPatternAutomaton } from "./pattern-automaton";
import { secretForms } from "./secret-forms";

export const MASKED = "[MASKED]";

export interface MaskStream {
    /** What may be shown by now. The end of a chunk is held back while it could be the beginning of a secret. */
    write(chunk: string): string;
    /** What was held back. The stream can be used again afterwards. */
    end(): string;
}

export interface Mask {
    text(text: string): string;
    stream(): MaskStream;
}

/** Positions in the pending text, end exclusive. */
interface Span {
    from: number;
    to: number;
}

/** Overlapping finds become one, so that no rest of the later one shows. */
function addSpan(spans: Span[], found: Span): void {
    let last = spans.at(-1);
    while (last && found.from < last.to) {
        found.from = Math.min(found.from, last.from);
        spans.pop();
        last = spans.at(-1);
    }
    spans.push(found);
}

/** Colours inside of a secret (`grep --color`), and line ends inside of an encoded one, don't interrupt it. */
const ESCAPE = 0x1b;
const isLineEnd = (unit: number) => unit === 0x0a || unit === 0x0d;
/** A line's end is passed over only when so much of a secret stands before it. */
const longEnough = 8;
const longestColour = 32;
const colour = /\u001b\[[0-9;:]*m/g; // eslint-disable-line no-control-regex -- colours are what is looked for

class AutomatonStream implements MaskStream {
    private pending = "";
    private node = 0;
    private spans: Span[] = [];
    /** Positions of what stands between the characters of what may be a secret, in order. */
    private passed: number[] = [];
    /** Where a colour began whose end is not there yet. */
    private colourFrom = -1;

    constructor(private readonly automaton: PatternAutomaton) {}

    write(chunk: string): string {
        const scanned = this.pending.length;
        this.pending += chunk;
        this.scan(scanned);
        return this.release(this.startOf(this.pending.length, this.automaton.depth(this.node)));
    }

    end(): string {
        const rest = this.release(this.pending.length);
        this.node = 0;
        this.passed = [];
        this.colourFrom = -1;
        return rest;
    }

    private scan(from: number): void {
        const { automaton, pending } = this;
        let node = this.node;
        for (let at = from; at < pending.length; at += 1) {
            const unit = pending.charCodeAt(at);
            if (node === 0 && automaton.idle(unit)) {
                continue;
            }
            if (this.isPassed(node, unit, at)) {
                this.passed.push(at);
                continue;
            }
            node = automaton.next(node, unit);
            const length = automaton.matched(node);
            if (length > 0) {
                addSpan(this.spans, { from: this.startOf(at + 1, length), to: at + 1 });
            }
            if (node === 0) {
                this.passed = [];
            }
        }
        this.node = node;
    }

    private isPassed(node: number, unit: number, at: number): boolean {
        if (this.colourFrom >= 0) {
            const goesOn = at - this.colourFrom < longestColour && unit !== 0x6d;
            this.colourFrom = goesOn ? this.colourFrom : -1;
            return true;
        }
        if (node === 0) {
            return false;
        }
        if (unit === ESCAPE) {
            this.colourFrom = at;
            return true;
        }
        return isLineEnd(unit) && this.automaton.depth(node) >= longEnough && !this.automaton.continues(node, unit);
    }

    /** Where the `length` characters before `end` begin, not counting what was passed over. */
    private startOf(end: number, length: number): number {
        let start = end - length;
        for (let index = this.passed.length - 1; index >= 0 && this.passed[index]! >= start; index -= 1) {
            start -= this.passed[index]! < end ? 1 : 0;
        }
        return start;
    }

    /** Gives out what lies before `safe`: nothing that is still to come can begin there. */
    private release(safe: number): string {
        let out = "";
        let shown = 0;
        while (this.spans.length > 0 && this.spans[0].to <= safe) {
            const span = this.spans.shift() as Span;
            const hidden = this.pending.slice(span.from, span.to);
            // Its colours go on behind it.
            out += this.pending.slice(shown, span.from) + MASKED + (hidden.match(colour) ?? []).join("");
            shown = span.to;
        }
        const end = Math.max(shown, Math.min(safe, this.spans[0]?.from ?? safe));
        out += this.pending.slice(shown, end);
        this.pending = this.pending.slice(end);
        this.spans = this.spans.map(({ from, to }) => ({ from: from - end, to: to - end }));
        this.passed = this.passed.map((at) => at - end).filter((at) => at >= 0);
        this.colourFrom -= this.colourFrom >= 0 ? end : 0;
        return out;
    }
}

const unmasked: MaskStream = { write: (chunk) => chunk, end: () => "" };

/**
 * Replaces secrets by `[MASKED]` in every usual encoding, also where a secret is split over chunks. Values shorter
 * than six characters are replaced only where they are the whole text.
 */
export function createMask(secrets: readonly string[]): Mask {
    const forms = secretForms(secrets);
    const whole = new Set(secrets.filter((secret) => secret.trim() !== ""));
    const automaton = forms.length > 0 ? createPatternAutomaton(forms) : null;
    const stream = () => (automaton ? new AutomatonStream(automaton) : unmasked);
    return {
        text(text) {
            if (whole.has(text)) {
                return MASKED;
            }
            const once = stream();
            return once.write(text) + once.end();
        },
        stream,
    };
}
