interface Edit {
    start: number;
    end: number;
    text: string;
}

/** Replacements in a text, collected first and applied at once; they must not overlap. */
export class TextEdits {
    readonly #edits: Edit[] = [];

    constructor(readonly source: string) {}

    replace(start: number, end: number, text: string): void {
        this.#edits.push({ start, end, text });
    }

    /** Hands the collected replacements over to another collection for the same text. */
    moveTo(other: TextEdits): void {
        other.#edits.push(...this.#edits);
    }

    lineStart(at: number): number {
        return this.source.lastIndexOf("\n", at - 1) + 1;
    }

    /** Behind the line feed of the line that `at` lies in. */
    lineEnd(at: number): number {
        const end = this.source.indexOf("\n", at);
        return end === -1 ? this.source.length : end + 1;
    }

    /** The blanks between the line's start and `at`; null when something else stands there. */
    indentOf(at: number): string | null {
        const before = this.source.slice(this.lineStart(at), at);
        return /^ *$/.test(before) ? before : null;
    }

    apply(): string {
        const ordered = this.#edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
        let text = "";
        let at = 0;
        for (const edit of ordered) {
            const missingLineFeed = edit.start === this.source.length && at < edit.start && !this.source.endsWith("\n");
            text += this.source.slice(at, edit.start) + (missingLineFeed ? "\n" : "") + edit.text;
            at = Math.max(at, edit.end);
        }
        return text + this.source.slice(at);
    }
}
