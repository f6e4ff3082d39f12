import type { FreezeWindow } from "../../../common/schema";
import { language, punctuation, t } from "../texts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The short name of a day in the language that is shown. */
export function weekdayName(day: Weekday): string {
    // The first of January 2024 was a Monday.
    const date = new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)));
    return date.toLocaleDateString(language(), { weekday: "short", timeZone: "UTC" });
}

const moment = (iso: string) => new Date(iso).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });

/** "Fri, Sat 22:00 to 06:00 (Europe/Berlin)", without its reason. */
export function windowWords(window: FreezeWindow): string {
    if (!("days" in window)) {
        return t("freeze.once", { begin: moment(window.begin), end: moment(window.end) });
    }
    const { from, to, timezone } = window;
    const days = WEEKDAYS.filter((day) => window.days.includes(day)).map(weekdayName);
    return t("freeze.weekly", { days: days.join(punctuation().list), from, to, timezone });
}
