import type { StepView } from "../../../common/views";
import type { LogLine } from "./log-lines";

/** A step that has written something. */
export type LoggedStep = StepView & { logStart: number };

/** What one row of a log's screen shows: a line, or the name of the step whose lines follow. */
export type LogRow =
    { kind: "line"; key: string; line: LogLine } | { kind: "step"; key: string; step: LoggedStep; folded: boolean };

interface Shown {
    lines: readonly LogLine[];
    /** The part of the log that they are of. */
    start: number;
    end: number;
    steps: readonly LoggedStep[];
    folded: ReadonlySet<string>;
}

/** Steps with a piece of the log, in its order. */
export function loggedSteps(steps: readonly StepView[]): LoggedStep[] {
    const wrote = (step: StepView): step is LoggedStep => step.logStart !== null && step.logStart !== step.logEnd;
    return steps.filter(wrote).toSorted((a, b) => a.logStart - b.logStart);
}

export const endOf = (step: LoggedStep): number => step.logEnd ?? Infinity;

/** Names of steps stand above their lines, also above the rest of them. */
export function rowsOf({ lines, start, end, steps, folded }: Shown): LogRow[] {
    const rows: LogRow[] = [];
    const waiting = steps.filter((step) => step.logStart <= end && endOf(step) > start);
    const heads = (until: number) => {
        while (waiting.length > 0 && waiting[0]!.logStart <= until) {
            const step = waiting.shift()!;
            rows.push({ kind: "step", key: step.name, step, folded: folded.has(step.name) });
        }
    };
    for (const line of lines) {
        heads(line.offset);
        rows.push({ kind: "line", key: String(line.offset), line });
    }
    heads(Infinity);
    return rows;
}

/** Where something failed or is being done, what went well before it is out of the way. */
export function foldedAtFirst(steps: readonly StepView[]): ReadonlySet<string> {
    const matters = steps.some(({ state }) => state === "failed" || state === "running");
    const done = steps.filter(({ state }) => state === "succeeded");
    return new Set(matters ? done.map(({ name }) => name) : []);
}
