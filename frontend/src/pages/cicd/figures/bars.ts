import type { FiguresDayView } from "../../../../../common/figures-views";
import { language } from "../../../texts";

/** One bar of a chart; null where nothing was measured. */
export interface Bar {
    /** A day, or the first one of a week. */
    name: string;
    value: number | null;
    /** The part of it that went wrong. */
    bad?: number;
    text: string;
}

const week = 7;
/** As many bars are told apart on a phone. */
const mostDays = 31;

export interface Span {
    name: string;
    days: FiguresDayView[];
}

/** Days, or weeks where there are many; the last week is whole, the first one may not be. */
export function spansOf(days: readonly FiguresDayView[]): Span[] {
    const size = days.length > mostDays ? week : 1;
    const spans: Span[] = [];
    for (let end = days.length; end > 0; end -= size) {
        const part = days.slice(Math.max(0, end - size), end);
        spans.unshift({ name: dayName(part[0]!.day), days: part });
    }
    return spans;
}

/** 22 Nov, as the reader writes it. */
function dayName(day: string): string {
    return new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(
        new Date(`${day}T00:00:00Z`),
    );
}

export const sumOf = (days: readonly FiguresDayView[], name: "deployed" | "changes" | "failedChanges") =>
    days.reduce((sum, day) => sum + day[name], 0);

/** The middle one of the days' medians. */
export function middleLead(days: readonly FiguresDayView[]): number | null {
    const known = days.flatMap(({ leadMs }) => leadMs ?? []).sort((a, b) => a - b);
    return known[Math.floor(known.length / 2)] ?? null;
}
