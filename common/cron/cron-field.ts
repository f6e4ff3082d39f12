/** What one of the five fields may hold. */
export interface FieldRule {
    /** As people call it. */
    name: string;
    min: number;
    max: number;
    /** Names that stand for numbers, counted from `min`. */
    names?: readonly string[];
}

export interface CronField {
    /** Ascending, each once. */
    values: number[];
    /** Written with a star: it leaves the choice to the other fields. */
    star: boolean;
}

/** Why a schedule can't be read, for people: what is wrong, and where it helps what to write instead. */
export class CronProblem extends Error {}

const NUMBER = /^\d{1,4}$/;

function numberOf(text: string, rule: FieldRule): number {
    const named = rule.names?.indexOf(text.toLowerCase()) ?? -1;
    if (named >= 0) {
        return rule.min + named;
    }
    if (!NUMBER.test(text)) {
        throw new CronProblem(`"${text.slice(0, 40)}" is no ${rule.name}`);
    }
    const value = Number(text);
    if (value < rule.min || value > rule.max) {
        throw new CronProblem(`${value} is no ${rule.name}: it is from ${rule.min} to ${rule.max}`);
    }
    return value;
}

function stepOf(text: string | undefined, rule: FieldRule): number {
    if (text === undefined) {
        return 1;
    }
    const step = NUMBER.test(text) ? Number(text) : 0;
    if (step < 1 || step > rule.max) {
        throw new CronProblem(`"/${text.slice(0, 40)}" is no step for a ${rule.name}: it is from 1 to ${rule.max}`);
    }
    return step;
}

function rangeOf(text: string, rule: FieldRule): [number, number] {
    if (text === "*") {
        return [rule.min, rule.max];
    }
    const [first = "", last, ...more] = text.split("-");
    if (more.length > 0) {
        throw new CronProblem(`"${text.slice(0, 40)}" is no range: write it like 1-5`);
    }
    const from = numberOf(first, rule);
    const to = last === undefined ? from : numberOf(last, rule);
    if (from > to) {
        throw new CronProblem(
            `the range ${text} runs backwards: write ${first}-${rule.max},${rule.min}-${last} for both of its parts`,
        );
    }
    return [from, to];
}

function valuesOf(item: string, rule: FieldRule): number[] {
    const [range = "", step, ...more] = item.split("/");
    if (range === "" || more.length > 0) {
        throw new CronProblem(`"${item.slice(0, 40)}" is no ${rule.name}`);
    }
    if (step !== undefined && range !== "*" && !range.includes("-")) {
        throw new CronProblem(`"${item}" has a step without a range: write ${range}-${rule.max}/${step}`);
    }
    const [from, to] = rangeOf(range, rule);
    const by = stepOf(step, rule);
    return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

/** @throws CronProblem */
export function parseField(text: string, rule: FieldRule): CronField {
    const values = text.split(",").flatMap((item) => valuesOf(item, rule));
    return { values: [...new Set(values)].sort((a, b) => a - b), star: text.startsWith("*") };
}
