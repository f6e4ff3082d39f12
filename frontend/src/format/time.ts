import { language, t } from "../texts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
    { ms: day, key: "time.daysAgo" },
    { ms: hour, key: "time.hoursAgo" },
    { ms: minute, key: "time.minutesAgo" },
    { ms: second, key: "time.secondsAgo" },
] as const;

/** "12 s ago"; a clock of the server that runs ahead of ours reads as now. */
export function relativeTime(iso: string, now: number): string {
    const past = now - Date.parse(iso);
    const unit = units.find(({ ms }) => past >= ms);
    return !unit || past < 5 * second ? t("time.now") : t(unit.key, { count: Math.floor(past / unit.ms) });
}

export function exactTime(iso: string): string {
    return new Date(iso).toLocaleString(language(), { dateStyle: "medium", timeStyle: "medium" });
}

/** "14:03:07", as the reader's clock shows it. */
export function clockTime(iso: string): string {
    return new Date(iso).toLocaleTimeString("en-GB", { hour12: false });
}

/** "8 s", "2 min 5 s", "1 h 4 min". */
export function duration(ms: number): string {
    const total = Math.max(0, Math.round(ms / second));
    if (total < 60) {
        return t("time.seconds", { count: total });
    }
    const minutes = Math.floor(total / 60);
    return minutes < 60
        ? t("time.minutesSeconds", { minutes, seconds: total % 60 })
        : t("time.hoursMinutes", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** From start to end, or to now while it runs; null before the start. */
export function elapsed(span: { startedAt: string | null; finishedAt: string | null }, now: number): number | null {
    if (!span.startedAt) {
        return null;
    }
    return (span.finishedAt ? Date.parse(span.finishedAt) : now) - Date.parse(span.startedAt);
}
