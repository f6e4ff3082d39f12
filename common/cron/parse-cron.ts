import { CronProblem, parseField, type CronField, type FieldRule } from "./cron-field";

/** A schedule in the five fields of cron. Numbers are ascending. */
export interface Cron {
    minutes: CronField;
    hours: CronField;
    days: CronField;
    /** 1 to 12. */
    months: CronField;
    /** 0 is Sunday. */
    weekdays: CronField;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const RULES: readonly FieldRule[] = [
    { name: "minute", min: 0, max: 59 },
    { name: "hour", min: 0, max: 23 },
    { name: "day of the month", min: 1, max: 31 },
    { name: "month", min: 1, max: 12, names: MONTHS },
    { name: "day of the week", min: 0, max: 7, names: WEEKDAYS },
];

/** What other crons call by a word. */
const WORDS: Record<string, string> = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
};

/** The longest each month can be. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Strict: minute, hour, day of the month, month, day of the week, each `*`, a number, a name, a range, a list of them,
 * or a step over a star or a range. Where both days are restricted, either is enough, as cron has it.
 *
 * @throws CronProblem
 */
export function parseCron(text: string): Cron {
    const trimmed = text.trim();
    if (trimmed.startsWith("@")) {
        const meant = WORDS[trimmed.toLowerCase()];
        throw new CronProblem(
            meant ? `${trimmed} is not known here: write ${meant}` : "a schedule has five fields, like 0 3 * * *",
        );
    }
    const fields = trimmed === "" ? [] : trimmed.split(/\s+/);
    if (fields.length !== RULES.length) {
        const seconds = fields.length === 6 ? "; there is none for seconds" : "";
        throw new CronProblem(
            `a schedule has five fields (minute, hour, day, month, weekday), and this has ${fields.length}${seconds}`,
        );
    }
    const [minutes, hours, days, months, weekdays] = fields.map((field, index) => parseField(field, RULES[index]!)) as [
        CronField,
        CronField,
        CronField,
        CronField,
        CronField,
    ];
    // Sunday is 0 and 7.
    const sundays = weekdays.values.map((day) => day % 7);
    const week = { ...weekdays, values: [...new Set(sundays)].sort((a, b) => a - b) };
    const cron = { minutes, hours, days, months, weekdays: week };
    refuseNever(cron);
    return cron;
}

function refuseNever({ days, months, weekdays }: Cron): void {
    const possible = months.values.some((month) => days.values[0]! <= LONGEST[month - 1]!);
    if (!possible && weekdays.star) {
        throw new CronProblem("no year has such a day");
    }
}
