import { expect, it } from "vitest";
import { timeLimit } from "../../../backend/deploy/time-limit";
import { ManualTime } from "../../fakes/manual-time";

/** How many looks there are until the last one, and how long that takes, when the clock moves on like this in turn. */
function looks(limitMs: number, steps: readonly number[]) {
    const time = new ManualTime("2026-01-01T00:00:00Z");
    const start = time.clock.now().getTime();
    const isOver = timeLimit(limitMs, time.clock);
    let count = 1;
    for (; !isOver(); count += 1) {
        time.advance(steps[Math.min(count, steps.length) - 1]!);
    }
    return { count, ms: time.clock.now().getTime() - start };
}

it.each([
    ["the time is over", { limit: 60_000, steps: [50] }, { count: 1201, ms: 60_000 }],
    ["nothing may be waited for", { limit: 0, steps: [50] }, { count: 1, ms: 0 }],
    ["a look stood still at first", { limit: 60_000, steps: [61_000, 50] }, { count: 902, ms: 106_000 }],
    [
        "the clock is put forward by an hour",
        { limit: 60_000, steps: [50, 3_600_000, 50] },
        { count: 902, ms: 3_645_000 },
    ],
    ["each look takes long", { limit: 60_000, steps: [20_000] }, { count: 5, ms: 80_000 }],
    ["the clock is put back", { limit: 1000, steps: [50, -3_600_000, 50] }, { count: 22, ms: -3_599_000 }],
])("timeLimit() is over when %s", (_, { limit, steps }, expected) => {
    expect(looks(limit, steps)).toEqual(expected);
});
