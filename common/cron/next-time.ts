import { dayAt, instantOf, wallTime, type CalendarDay } from "../wall-clock";
import type { Cron } from "./parse-cron";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The 29th of February may be eight years away. */
const HORIZON_DAYS = 8 * 366 + 1;
/** No change of the clocks is longer. */
const LONGEST_CHANGE_MINUTES = 180;

const weekdayOf = ({ year, month, day }: CalendarDay) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

function dayMatches(cron: Cron, day: CalendarDay): boolean {
    const { days, months, weekdays } = cron;
    if (!months.values.includes(day.month)) {
        return false;
    }
    const byDay = days.values.includes(day.day);
    const byWeekday = weekdays.values.includes(weekdayOf(day));
    return days.star || weekdays.star ? byDay && byWeekday : byDay || byWeekday;
}

function dayAfter({ year, month, day }: CalendarDay): CalendarDay {
    const next = new Date(Date.UTC(year, month - 1, day + 1));
    return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}

/**
 * The first time strictly after `after` at which it is due, in milliseconds since 1970; null when there is none within
 * eight years.
 *
 * Where the clocks change, a schedule that names its hours keeps to one run a day: a time that spring leaves out is due
 * at the moment of the change, one that autumn shows twice is due the first time. A schedule over every hour (`*` or
 * a star with a step) follows the clock on the wall, minute by minute.
 */
export function nextTime(cron: Cron, after: number, timezone: string): number | null {
    let day = dayAt(after, timezone);
    for (let count = 0; count < HORIZON_DAYS; count++) {
        if (dayMatches(cron, day)) {
            const due = cron.hours.star
                ? nextShown(cron, { after, day, timezone })
                : nextNamed(cron, { after, day, timezone });
            if (due !== null) {
                return due;
            }
        }
        day = dayAfter(day);
    }
    return null;
}

interface Search {
    after: number;
    day: CalendarDay;
    timezone: string;
}

/** By the times that the schedule names; they come in the order of the wall's clock. */
function nextNamed({ hours, minutes }: Cron, { after, day, timezone }: Search): number | null {
    const passed = (wallTime(after, timezone) - Date.UTC(day.year, day.month - 1, day.day)) / MINUTE;
    for (const hour of hours.values) {
        for (const minute of minutes.values) {
            const time = hour * 60 + minute;
            if (time >= passed - LONGEST_CHANGE_MINUTES) {
                const due = instantOf(day, time, { timezone, which: "first" });
                if (due > after) {
                    return due;
                }
            }
        }
    }
    return null;
}

/** By what the clock on the wall shows from minute to minute. */
function nextShown({ hours, minutes }: Cron, { after, day, timezone }: Search): number | null {
    const first = instantOf(day, 0, { timezone, which: "first" });
    const end = instantOf(day, 24 * 60, { timezone, which: "first" });
    let at = Math.max(first, (Math.floor(after / MINUTE) + 1) * MINUTE);
    while (at < end) {
        const minutesOfDay = Math.floor((((wallTime(at, timezone) % DAY) + DAY) % DAY) / MINUTE);
        const [hour, minute] = [Math.floor(minutesOfDay / 60), minutesOfDay % 60];
        if (!hours.values.includes(hour)) {
            at += (60 - minute) * MINUTE;
        } else if (minutes.values.includes(minute)) {
            return at;
        } else {
            at += MINUTE;
        }
    }
    return null;
}
