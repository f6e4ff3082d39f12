import type { FreezeWindow } from "../../../common/schema";
import { dayAt, instantOf } from "../../../common/wall-clock";

/** In the order of `Date.getUTCDay`. */
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
/** Windows that follow each other without a gap are told as one, up to so many. */
const CHAINED = 20;

/** The window that holds now. */
export interface Frozen {
    /** In people's words, e.g. "Fri 18:00 to 08:00 Europe/Berlin (weekend)". */
    name: string;
    /** When deployments go on again, ISO 8601 in UTC. */
    until: string;
}

interface Interval {
    begin: number;
    end: number;
}

type WeeklyWindow = Extract<FreezeWindow, { days: unknown }>;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The occurrences that may hold an instant: of the same day, of the day before, and of the one after. */
function occurrences(window: WeeklyWindow, at: number): Interval[] {
    const { timezone } = window;
    const today = dayAt(at, timezone);
    const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
    return [-1, 0, 1].flatMap((shift) => {
        const day = { ...today, day: today.day + shift };
        const weekday = WEEKDAYS[new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()]!;
        if (!window.days.includes(weekday)) {
            return [];
        }
        const lastDay = to <= from ? { ...day, day: day.day + 1 } : day;
        return [
            {
                begin: instantOf(day, from, { timezone, which: "first" }),
                end: instantOf(lastDay, to, { timezone, which: "last" }),
            },
        ];
    });
}

function intervalAround(window: FreezeWindow, at: number): Interval | null {
    const intervals =
        "days" in window ? occurrences(window, at) : [{ begin: Date.parse(window.begin), end: Date.parse(window.end) }];
    return intervals.find(({ begin, end }) => begin <= at && at < end) ?? null;
}

/** "2026-12-24 18:00" */
const minuteOf = (instant: string) => new Date(instant).toISOString().slice(0, 16).replace("T", " ");

function nameOf(window: FreezeWindow): string {
    const when =
        "days" in window
            ? `${window.days.join(", ")} ${window.from} to ${window.to} ${window.timezone}`
            : `${minuteOf(window.begin)} to ${minuteOf(window.end)} UTC`;
    return window.reason === "" ? when : `${when} (${window.reason})`;
}

/** Null outside all windows. Windows that touch or overlap count as one: `until` is the end of the last. */
export function frozenAt(windows: readonly FreezeWindow[], now: Date): Frozen | null {
    const first = windows.find((window) => intervalAround(window, now.getTime()));
    if (!first) {
        return null;
    }
    let until = now.getTime();
    for (let links = 0; links < CHAINED; links++) {
        const ends = windows.map((window) => intervalAround(window, until)?.end ?? until);
        const latest = Math.max(...ends);
        if (latest === until) {
            break;
        }
        until = latest;
    }
    return { name: nameOf(first), until: new Date(until).toISOString() };
}
