const MINUTE = 60_000;
const DAY = 86_400_000;

/** A calendar day; days beyond the end of a month count on into the next one. */
export interface CalendarDay {
    year: number;
    /** 1 to 12. */
    month: number;
    day: number;
}

/** Making one costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
    let format = formats.get(timezone);
    if (!format) {
        format = new Intl.DateTimeFormat("en-US", {
            timeZone: timezone,
            calendar: "gregory",
            numberingSystem: "latn",
            hourCycle: "h23",
            year: "numeric",
            month: "numeric",
            day: "numeric",
            hour: "numeric",
            minute: "numeric",
            second: "numeric",
        });
        formats.set(timezone, format);
    }
    return format;
}

/** What the clocks on the wall show at that instant, as if it were UTC; milliseconds since 1970. */
export function wallTime(at: number, timezone: string): number {
    const parts = formatOf(timezone).formatToParts(at);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

const offsetAt = (at: number, timezone: string) => wallTime(at, timezone) - Math.floor(at / 1000) * 1000;

/** The day that the calendar on the wall shows. */
export function dayAt(at: number, timezone: string): CalendarDay {
    const wall = new Date(wallTime(at, timezone));
    return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/**
 * When the clocks on the wall show this time on this day, in milliseconds since 1970. In autumn they show some times
 * twice: `which` says which of the two. A time that spring leaves out counts as the moment of the change.
 */
export function instantOf(
    { year, month, day }: CalendarDay,
    minutes: number,
    { timezone, which }: { timezone: string; which: "first" | "last" },
): number {
    const wall = Date.UTC(year, month - 1, day) + minutes * MINUTE;
    const before = offsetAt(wall - DAY, timezone);
    const after = offsetAt(wall + DAY, timezone);
    const shown = [wall - before, wall - after].filter((at) => wallTime(at, timezone) === wall);
    if (shown.length > 0) {
        return which === "first" ? Math.min(...shown) : Math.max(...shown);
    }
    return changeBetween(wall - Math.max(before, after), wall - Math.min(before, after), timezone);
}

/** The moment in which the offset changes, to the minute. */
function changeBetween(from: number, to: number, timezone: string): number {
    const old = offsetAt(from, timezone);
    let [low, high] = [from, to];
    while (high - low > MINUTE) {
        const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
        if (offsetAt(middle, timezone) === old) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}
