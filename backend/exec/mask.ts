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

class AutomatonStream implements MaskStream {
    private pending = "";
    private node = 0;
    private spans: Span[] = [];

    constructor(private readonly automaton: PatternAutomaton) {}

    write(chunk: string): string {
        const scanned = this.pending.length;
        this.pending += chunk;
        this.scan(scanned);
        return this.release(this.pending.length - this.automaton.depth(this.node));
    }

    end(): string {
        const rest = this.release(this.pending.length);
        this.node = 0;
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
            node = automaton.next(node, unit);
            const length = automaton.matched(node);
            if (length > 0) {
                addSpan(this.spans, { from: at + 1 - length, to: at + 1 });
            }
        }
        this.node = node;
    }

    /** Gives out what lies before `safe`: nothing that is still to come can begin there. */
    private release(safe: number): string {
        let out = "";
        let shown = 0;
        while (this.spans.length > 0 && this.spans[0].to <= safe) {
            const span = this.spans.shift() as Span;
            out += this.pending.slice(shown, span.from) + MASKED;
            shown = span.to;
        }
        const end = Math.max(shown, Math.min(safe, this.spans[0]?.from ?? safe));
        out += this.pending.slice(shown, end);
        this.pending = this.pending.slice(end);
        this.spans = this.spans.map(({ from, to }) => ({ from: from - end, to: to - end }));
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
