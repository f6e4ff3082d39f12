import { CronProblem, type CronField } from "../../../common/cron/cron-field";
import { parseCron, type Cron } from "../../../common/cron/parse-cron";
import { language, t } from "../texts";

/** More times of day than this are no help any more. */
const MAX_TIMES = 6;

const two = (value: number) => String(value).padStart(2, "0");

function listed(items: readonly string[]): string {
    return new Intl.ListFormat(language(), { type: "conjunction" }).format(items);
}

/** The step of a field that goes on evenly over all of its range; null for any other. */
function stepOf({ values, star }: CronField): number | null {
    return star && values.length > 1 ? values[1]! - values[0]! : null;
}

// The fourth of January 1970 was a Sunday.
const weekdayName = (day: number) =>
    new Date(Date.UTC(1970, 0, 4 + day)).toLocaleDateString(language(), { weekday: "long", timeZone: "UTC" });
const monthName = (month: number) =>
    new Date(Date.UTC(1970, month - 1, 1)).toLocaleDateString(language(), { month: "long", timeZone: "UTC" });

/** From Monday on, as a week is read. */
function weekdayWords({ values }: CronField): string {
    const days = values.map((day) => day || 7).sort((a, b) => a - b);
    const [first = 1] = days;
    const last = days.at(-1) ?? first;
    return days.length > 2 && last - first === days.length - 1
        ? t("cron.weekdayRange", { first: weekdayName(first), last: weekdayName(last) })
        : t("cron.weekdays", { days: listed(days.map(weekdayName)) });
}

/** Null for every day; undefined where no words of ours say it. */
function dayWords({ days, weekdays }: Cron): string | null | undefined {
    if ((days.star && stepOf(days) !== 1) || (weekdays.star && stepOf(weekdays) !== 1)) {
        return undefined;
    }
    const byDay = days.star ? null : t("cron.days", { days: listed(days.values.map(String)) });
    const byWeekday = weekdays.star ? null : weekdayWords(weekdays);
    return byDay && byWeekday ? t("cron.either", { one: byDay, other: byWeekday }) : (byDay ?? byWeekday);
}

/** How often within a day, where it isn't a list of times. */
function intervalWords({ minutes, hours }: Cron): string | null {
    const [minuteStep, hourStep] = [stepOf(minutes), stepOf(hours)];
    const at = listed(minutes.values.map(String));
    if (hourStep === 1) {
        if (minuteStep !== null) {
            return minuteStep === 1 ? t("cron.everyMinute") : t("cron.everyMinutes", { count: minuteStep });
        }
        return t("cron.everyHour", { minutes: at });
    }
    if (hourStep !== null && minuteStep === null) {
        return t("cron.everyHours", { count: hourStep, minutes: at });
    }
    return null;
}

function times({ minutes, hours }: Cron): string[] {
    return hours.values.flatMap((hour) => minutes.values.map((minute) => `${two(hour)}:${two(minute)}`));
}

function inWords(cron: Cron): string | null {
    const days = dayWords(cron);
    if (days === undefined) {
        return null;
    }
    const interval = intervalWords(cron);
    if (interval) {
        return days ? t("cron.intervalOn", { interval, days }) : interval;
    }
    const all = times(cron);
    return all.length > MAX_TIMES ? null : t("cron.at", { days: days ?? t("cron.everyDay"), times: listed(all) });
}

/**
 * "every day at 03:00 (Europe/Berlin)". What no words of ours say is shown as it is written.
 *
 * @throws CronProblem with the reason, for a schedule that can't be read
 */
export function cronSentence(schedule: string, timezone: string): string {
    const cron = parseCron(schedule);
    const words = inWords(cron);
    const sentence = words ?? t("cron.written", { schedule });
    const months = words && stepOf(cron.months) !== 1 ? listed(cron.months.values.map(monthName)) : null;
    return t("cron.inZone", { sentence: months ? t("cron.inMonths", { sentence, months }) : sentence, timezone });
}

/** Why a schedule can't be read; null when it can. */
export function cronProblem(schedule: string): string | null {
    try {
        parseCron(schedule);
        return null;
    } catch (error) {
        if (error instanceof CronProblem) {
            return error.message;
        }
        throw error;
    }
}
