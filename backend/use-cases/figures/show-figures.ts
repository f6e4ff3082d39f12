import type { FiguresAsk } from "../../../common/figures-schema";
import type { DurationView, FiguresDayView, FiguresView } from "../../../common/figures-views";
import { DEPLOYMENT_STATES, STEP_NAMES } from "../../../common/states";
import { percentile, type BucketCount } from "../../models/figures/buckets";
import { ALL_STACKS, figures, type Sum } from "../../models/figures/figures";
import type { Dependencies } from "../dependencies";
import { countSome } from "./count-ended";

const DAY_MS = 86_400_000;
const BY_DAY = ["deployed", "change", "change-failed", "lead"];

type Total = Omit<Sum, "day">;

/** The sums of the last days; what ended a moment ago is counted first. */
export async function showFigures(
    { db, clock }: Pick<Dependencies, "db" | "clock">,
    { stack, days }: FiguresAsk,
): Promise<FiguresView> {
    const more = await countSome(db, 20);
    const today = clock.now().getTime();
    const dates = Array.from({ length: days }, (_, index) => isoDay(today - (days - 1 - index) * DAY_MS));
    const range = { stack: stack ?? ALL_STACKS, from: dates[0]! };
    const [daily, total] = [await figures.byDay(db, range, BY_DAY), await figures.total(db, range)];
    return {
        stack: stack ?? null,
        days: daysOf(dates, daily),
        ...countsOf(total),
        lead: durationOf(total, "lead"),
        restore: durationOf(total, "restore"),
        whole: durationOf(total, "whole"),
        steps: STEP_NAMES.flatMap((name) => {
            const took = durationOf(total, `step:${name}`);
            return took ? [{ name, ...took }] : [];
        }),
        reasons: reasonsOf(total),
        uncounted: more,
    };
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

function daysOf(dates: readonly string[], daily: readonly Sum[]): FiguresDayView[] {
    const byDay = new Map<string, Sum[]>();
    for (const sum of daily) {
        byDay.set(sum.day, [...(byDay.get(sum.day) ?? []), sum]);
    }
    return dates.map((day) => {
        const sums = byDay.get(day) ?? [];
        return {
            day,
            deployed: countOf(sums, "deployed"),
            changes: countOf(sums, "change"),
            failedChanges: countOf(sums, "change-failed"),
            leadMs: percentile(ofMeasure(sums, "lead"), 0.5),
        };
    });
}

function countsOf(total: readonly Total[]) {
    const states = DEPLOYMENT_STATES.map((state) => [state, countOf(total, `ended:${state}`)] as const);
    const ended = Object.fromEntries(states.filter(([, count]) => count > 0));
    return {
        deployed: countOf(total, "deployed"),
        changes: countOf(total, "change"),
        failedChanges: countOf(total, "change-failed"),
        ended,
        retries: countOf(total, "retried"),
        retriedSteps: countOf(total, "step-retried"),
        rollbacks: { byHand: countOf(total, "rollback"), automatic: countOf(total, "ended:rolled-back") },
    };
}

const ofMeasure = (sums: readonly Total[], wanted: string): BucketCount[] =>
    sums.filter(({ measure }) => measure === wanted);
const countOf = (sums: readonly Total[], wanted: string) =>
    ofMeasure(sums, wanted).reduce((sum, { count }) => sum + count, 0);

function durationOf(total: readonly Total[], measure: string): DurationView | null {
    const counts = ofMeasure(total, measure);
    const [p50, p95] = [percentile(counts, 0.5), percentile(counts, 0.95)];
    return p50 === null || p95 === null ? null : { p50, p95, count: countOf(total, measure) };
}

function reasonsOf(total: readonly Total[]) {
    return total
        .filter(({ measure }) => measure.startsWith("reason:"))
        .map(({ measure, count }) => ({ code: measure.slice("reason:".length), count }))
        .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
