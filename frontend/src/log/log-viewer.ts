import { type Ref, shallowRef } from "vue";
import type { LogPartView, LogPiecePush } from "../../../common/log-views";
import type { StepView } from "../../../common/views";
import type { LogPlace } from "../server/log-kinds";
import { type LogBounds, LogLines } from "./log-lines";
import type { LogPage, LogTarget } from "./log-page";
import { endOf, foldedAtFirst, type LoggedStep, loggedSteps, rowsOf } from "./log-rows";

interface Viewed {
    bounds: LogBounds;
    steps: () => readonly StepView[];
    follow: Ref<boolean>;
    window: (place: LogPlace) => Promise<LogPartView>;
    failed: (error: unknown) => void;
}

/** The server's own note that something is gone, in a log that is followed. */
const cutNote = /^\n… .* cut here …\n$/;

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

/**
 * A log of any size on a screen that shows a part of it. The part moves as one scrolls or jumps; at the end of the log
 * it grows with it. A step that was folded is neither held nor read.
 */
export class LogViewer {
    readonly page = shallowRef<LogPage>({ generation: 0, rows: [], target: null });
    readonly folded = shallowRef<ReadonlySet<string>>(new Set());
    private readonly lines: LogLines;
    /** Behind the last byte that is known of; null before the first piece. */
    private known: number | null = null;
    /** What was asked for before there was anything. */
    private wanted: (() => Promise<void>) | null = null;
    /** Until a screen has come to stand there: it may not have been loaded yet. */
    private target: LogTarget | null = null;
    private reading = false;
    /** Another part is shown: what was asked for at the edges of the one before is of no use. */
    private epoch = 0;
    /** So many other parts are on their way. */
    private showing = 0;

    constructor(private readonly viewed: Viewed) {
        this.folded.value = foldedAtFirst(viewed.steps());
        this.lines = new LogLines(viewed.bounds, () =>
            this.hidden().map((step) => [step.logStart, endOf(step)] as [number, number]),
        );
    }

    /** Behind the last byte that is known of. */
    get end(): number {
        return this.known ?? 0;
    }

    /** A screen stands where it was asked to. */
    settled(): void {
        this.target = null;
    }

    close(): void {
        this.epoch = -1;
    }

    /** The next piece of the log as it comes. */
    take(piece: LogPiecePush): void {
        const { follow } = this.viewed;
        const next = piece.offset + bytesOf(piece.text);
        const first = this.known === null;
        this.known = Math.max(this.end, next);
        if (first) {
            this.begin(piece);
        } else if (piece.offset !== this.lines.end || cutNote.test(piece.text)) {
            this.catchUp();
        } else if (follow.value || !this.lines.full) {
            this.lines.append({ pieces: [{ ...piece, cut: 0 }], times: piece.times, next });
            this.draw(follow.value && this.lines.trim("start", 0.5));
        }
    }

    /** Shows what comes before what is shown. Who follows wants no more of it than a screen. */
    earlier(): Promise<void> {
        return this.read(async () => {
            const before = this.passed(this.lines.start, "before");
            const { start, lines: held } = this.lines;
            const part = before === 0 ? null : await this.window({ before });
            this.lines.prepend(part ?? { pieces: [], times: [], next: 0 }, before);
            const stands = [0, start].includes(this.lines.start) || !part?.pieces.length;
            const done = stands || this.lines.lines.length > held.length;
            if (done) {
                this.lines.trim(this.viewed.follow.value ? "start" : "end");
                this.draw(true);
            }
            return done;
        });
    }

    /** Shows what comes after what is shown. */
    later(): Promise<void> {
        return this.read(async () => {
            const count = this.lines.lines.length;
            const from = this.passed(this.lines.end, "after");
            const part = await this.window({ from });
            this.lines.append({ ...part, next: Math.max(part.next, from) });
            this.draw(this.lines.trim("start"));
            return this.atEnd || this.lines.lines.length > count || part.pieces.length === 0;
        });
    }

    get atStart(): boolean {
        return this.lines.start === 0;
    }

    get atEnd(): boolean {
        return this.lines.end >= this.end;
    }

    /** Waits for the log where nothing of it has come yet. */
    async goTo(target: LogTarget): Promise<void> {
        this.viewed.follow.value = false;
        if (this.known === null) {
            this.wanted = () => this.goTo(target);
            return;
        }
        const { start, end } = this.lines;
        if (!this.open(target.offset) && target.offset >= start && target.offset < end) {
            this.draw(false, target);
            return;
        }
        await this.show(() => this.around(target.offset), target);
    }

    async goToLine(number: number): Promise<void> {
        this.viewed.follow.value = false;
        if (this.known === null) {
            this.wanted = () => this.goToLine(number);
            return;
        }
        try {
            const { pieces, next } = await this.viewed.window({ line: Math.max(0, number - 1), bytes: 1 });
            await this.goTo({ offset: pieces[0]?.offset ?? next, align: "center" });
        } catch (error) {
            this.viewed.failed(error);
        }
    }

    /** To the end, and on with it. */
    async toEnd(): Promise<void> {
        this.viewed.follow.value = true;
        this.target = null;
        if (this.known !== null && !this.atEnd) {
            await this.show(async () => [await this.viewed.window({ bytes: this.windowBytes })], null);
        }
    }

    async toggle(step: LoggedStep): Promise<void> {
        if (this.folded.value.has(step.name)) {
            return this.goTo({ offset: step.logStart, align: "top" });
        }
        this.folded.value = new Set([...this.folded.value, step.name]);
        this.lines.hide([step.logStart, endOf(step)]);
        this.draw(true);
    }

    /** A failed step is shown at its end, where its error is. */
    showStep({ state, logStart, logEnd }: StepView): void {
        if (logStart !== null) {
            const failed = state === "failed" && logEnd !== null;
            void this.goTo(failed ? { offset: logEnd - 1, align: "bottom" } : { offset: logStart, align: "top" });
        }
    }

    /** After the steps have changed: their names stand in other places. */
    redraw(): void {
        if (this.known !== null) {
            this.draw(true);
        }
    }

    private draw(anew: boolean, target: LogTarget | null = null): void {
        const { lines, start, end } = this.lines;
        const steps = loggedSteps(this.viewed.steps());
        const rows = rowsOf({ lines, start, end, steps, folded: this.folded.value });
        this.target = target ?? this.target;
        this.page.value = { generation: this.page.value.generation + (anew ? 1 : 0), rows, target: this.target };
    }

    private get windowBytes(): number {
        return Math.floor(this.viewed.bounds.length / 4);
    }

    private hidden = (): LoggedStep[] =>
        loggedSteps(this.viewed.steps()).filter(({ name }) => this.folded.value.has(name));

    /** The end of a log rarely begins with a whole line. What was asked for meanwhile can be found now. */
    private begin(piece: LogPiecePush): void {
        const skipped = piece.offset === 0 ? "" : piece.text.slice(0, piece.text.indexOf("\n") + 1);
        const offset = piece.offset + bytesOf(skipped);
        const line = piece.line + (skipped === "" ? 0 : 1);
        const text = piece.text.slice(skipped.length);
        this.lines.clear(offset);
        this.lines.append({ pieces: [{ offset, line, text, cut: 0 }], times: piece.times, next: this.end });
        this.lines.trim("start");
        this.draw(true);
        const asked = this.wanted;
        this.wanted = null;
        void asked?.();
    }

    /** More came than could be appended. Who follows wants the end, not all that led to it. */
    private catchUp(): void {
        if (!this.viewed.follow.value || this.reading || this.showing > 0 || this.epoch < 0 || this.atEnd) {
            return;
        }
        void (this.end - this.lines.end > this.windowBytes ? this.toEnd() : this.later());
    }

    /** Reads one part after another until there is something to see: only what is folded may be there. */
    private async read(step: () => Promise<boolean>): Promise<void> {
        if (this.reading || this.known === null) {
            return;
        }
        this.reading = true;
        const { end } = this.lines;
        try {
            while (!(await step())) {
                // On to the next part.
            }
        } catch (error) {
            if (error !== outdated) {
                this.viewed.failed(error);
            }
        } finally {
            this.reading = false;
        }
        if (this.lines.end > end) {
            this.catchUp();
        }
    }

    /** A part at an edge of what is shown. */
    private async window(place: LogPlace): Promise<LogPartView> {
        const { epoch } = this;
        const part = await this.viewed.window({ ...place, bytes: this.windowBytes });
        if (epoch !== this.epoch) {
            throw outdated;
        }
        return part;
    }

    private async show(read: () => Promise<LogPartView[]>, target: LogTarget | null): Promise<void> {
        const epoch = ++this.epoch;
        this.showing++;
        try {
            const parts = await read();
            if (epoch === this.epoch) {
                // What was asked for meanwhile was asked for at the edges of the part that goes now.
                this.epoch++;
                this.lines.clear(parts.flatMap(({ pieces }) => pieces)[0]?.offset ?? 0);
                parts.forEach((part) => this.lines.append(part));
                this.known = Math.max(this.end, parts.at(-1)!.next);
                this.draw(true, target);
            }
        } catch (error) {
            this.viewed.failed(error);
            return;
        } finally {
            this.showing--;
        }
        this.catchUp();
    }

    private async around(offset: number): Promise<LogPartView[]> {
        const bytes = this.windowBytes;
        const before = await this.viewed.window({ before: offset, bytes });
        return [before, await this.viewed.window({ from: Math.max(offset, before.next), bytes })];
    }

    /** Over all folded steps in which the edge of what is held lies. */
    private passed(edge: number, to: "before" | "after"): number {
        const step = this.hidden().find((one) =>
            to === "before" ? edge > one.logStart && edge <= endOf(one) : edge >= one.logStart && edge < endOf(one),
        );
        if (!step) {
            return edge;
        }
        const next = to === "before" ? step.logStart : Math.min(endOf(step), this.end);
        return next === edge ? edge : this.passed(next, to);
    }

    /** Unfolds the step that a byte is of; answers whether it was folded. */
    private open(offset: number): boolean {
        const step = this.hidden().find((one) => offset >= one.logStart && offset < endOf(one));
        if (step) {
            this.folded.value = new Set([...this.folded.value].filter((name) => name !== step.name));
        }
        return step !== undefined;
    }
}

const outdated = new Error("Another part of the log is shown by now.");
