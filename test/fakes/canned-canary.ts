import { phrase } from "../../common/phrase";
import type { CanaryView } from "../../common/canary-views";

/** In its first step, with a minute to go. */
export function canaryView(change: Partial<CanaryView> = {}): CanaryView {
    return {
        service: "web",
        state: "running",
        step: 1,
        steps: 2,
        weight: 10,
        manual: false,
        begunAt: new Date(Date.now() - 5000).toISOString(),
        until: new Date(Date.now() + 55_000).toISOString(),
        verdict: phrase("figures.wellTimed", { requests: 1234, errors: 6, ms: 14 }),
        old: { requests: 11_106, errors: 0, latencyMs: 12 },
        new: { requests: 1234, errors: 6, latencyMs: 14 },
        decision: null,
        ...change,
    };
}
