import type { StepName } from "../../../common/states";
import type { StepView } from "../../../common/views";
import { elapsed } from "./time";

export type TypicalSteps = Partial<Record<StepName, number>>;

export interface ProgressPart {
    name: StepName;
    state: StepView["state"];
    /** Share of the bar, 0 to 1; all of them make 1. */
    share: number;
    /** How much of its share is done, 0 to 1. */
    done: number;
}

export interface Progress {
    parts: ProgressPart[];
    /** Of the whole, 0 to 1. */
    done: number;
    /** Milliseconds until the end, as far as earlier deployments tell; null once it takes longer than they did. */
    leftMs: number | null;
}

/** A running step never looks done, however long it takes. */
const ALMOST = 0.95;
/** No step is too short to be seen. */
const LEAST = 0.02;

/** A step whose duration is not known is taken for one of the middle length. */
function lengthOf(name: StepName, typical: TypicalSteps): number {
    const known = Object.values(typical).sort((a, b) => a - b);
    return Math.max(1, typical[name] ?? known[known.length >> 1] ?? 1);
}

/** How far a deployment is, measured by how long its steps took before; null while nothing is known of that. */
export function stepProgress(steps: readonly StepView[], typical: TypicalSteps, now: number): Progress | null {
    // Nobody knows how long a person takes to approve.
    const timed = steps.filter(({ name, state }) => name !== "approval" && state !== "skipped");
    if (timed.length === 0 || Object.keys(typical).length === 0) {
        return null;
    }
    const expected = timed.filter(({ name, state }) => state !== "pending" || typical[name] !== undefined);
    const lengths = expected.map(({ name }) => lengthOf(name, typical));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    let left: number | null = 0;
    const parts = expected.map((step, index): ProgressPart => {
        const length = lengths[index]!;
        const took = elapsed(step, now) ?? 0;
        const runs = step.state === "running";
        if (left !== null && (runs || step.state === "pending")) {
            left = runs && took > length ? null : left + length - (runs ? took : 0);
        }
        const done = runs ? Math.min(ALMOST, took / length) : step.state === "pending" ? 0 : 1;
        return { name: step.name, state: step.state, share: Math.max(LEAST, length / total), done };
    });
    const width = parts.reduce((sum, { share }) => sum + share, 0);
    const shares = parts.map((part) => ({ ...part, share: part.share / width }));
    return { parts: shares, done: shares.reduce((sum, { share, done }) => sum + share * done, 0), leftMs: left };
}
