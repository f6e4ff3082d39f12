import type { BackendStats } from "../traffic/traffic-switch";
import type { VersionFigures } from "./canary-analysis";
import type { CanaryCourse } from "../../models/canaries";

/** What these backends answered together since `before`. A switch that was restarted counts from zero again. */
export function figuresOf(
    stats: readonly BackendStats[],
    ids: readonly string[],
    before: CanaryCourse["before"],
): VersionFigures {
    const own = stats.filter(({ id }) => ids.includes(id)).map((backend) => since(backend, before));
    const sum = (value: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + value(one), 0);
    const timed = own.filter((one) => one.latencyMs !== null && one.requests > 0);
    const requests = sum((one) => one.requests);
    const weighted = timed.reduce((total, one) => total + one.latencyMs! * one.requests, 0);
    const weight = timed.reduce((total, one) => total + one.requests, 0);
    return { requests, errors: sum((one) => one.errors), latencyMs: weight === 0 ? null : weighted / weight };
}

function since({ id, requests, errors, latencyMs }: BackendStats, before: CanaryCourse["before"]) {
    const base = before.find((one) => one.id === id);
    if (!base || requests < base.requests || errors < base.errors) {
        return { requests, errors, latencyMs };
    }
    return { requests: requests - base.requests, errors: errors - base.errors, latencyMs };
}
