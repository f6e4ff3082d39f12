import type { FiguresView } from "../../common/figures-views";

const hour = 3_600_000;

/** The last days of a busy server; the same ones each time. */
export function cannedFigures({ stack, days = 30 }: { stack?: string; days?: number } = {}): FiguresView {
    const today = Date.parse("2026-11-22T00:00:00Z");
    const each = Array.from({ length: days }, (_, index) => {
        const day = new Date(today - (days - 1 - index) * 24 * hour).toISOString().slice(0, 10);
        const changes = (index * 7) % 11;
        const failedChanges = index % 6 === 0 && changes > 0 ? 1 : 0;
        return {
            day,
            deployed: changes - failedChanges,
            changes,
            failedChanges,
            leadMs: changes ? (changes * hour) / 5 : null,
        };
    });
    const sum = (name: "deployed" | "changes" | "failedChanges") => each.reduce((all, day) => all + day[name], 0);
    return {
        stack: stack ?? null,
        days: each,
        deployed: sum("deployed"),
        changes: sum("changes"),
        failedChanges: sum("failedChanges"),
        lead: { p50: 1.2 * hour, p95: 30 * hour, count: 140 },
        restore: { p50: 84_000, p95: 1_500_000, count: 4 },
        whole: { p50: 41_000, p95: 190_000, count: 140 },
        steps: [
            { name: "checkout", p50: 1100, p95: 4200, count: 150 },
            { name: "plan", p50: 350, p95: 900, count: 150 },
            { name: "build", p50: 24_000, p95: 150_000, count: 141 },
            { name: "deploy", p50: 9000, p95: 31_000, count: 140 },
            { name: "verify", p50: 6000, p95: 8000, count: 140 },
        ],
        reasons: [
            { code: "BUILD_FAILED", count: 9 },
            { code: "SERVICE_UNHEALTHY", count: 4 },
            { code: "REPOSITORY_UNREACHABLE", count: 1 },
        ],
        ended: { succeeded: 140, failed: 10, "rolled-back": 4, superseded: 12, canceled: 2 },
        retries: 6,
        retriedSteps: 3,
        rollbacks: { byHand: 1, automatic: 4 },
        uncounted: false,
    };
}
