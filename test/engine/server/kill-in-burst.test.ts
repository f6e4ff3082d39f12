import { afterEach, beforeEach, expect, it } from "vitest";
import { burst } from "../../fixtures/server/burst";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { counts } from "../promises/counts";

const minute = 60_000;
let fixture: StackFixture;

beforeEach(async () => {
    fixture = await StackFixture.start();
});
afterEach(() => fixture?.close());

/** Promises 1 and 2; `npm run bench -- kills` sends 1,000 and kills 20 times. */
it(
    "what was acknowledged is done, once, however often the server is killed meanwhile",
    {
        timeout: (5 + counts.kills / 4) * minute,
    },
    async () => {
        const { deliveries, kills, replays } = counts;
        const report = await burst(fixture, { deliveries, kills, replays, senders: 20, stacks: 4 });
        console.log(JSON.stringify(report));
        expect(report.problems).toEqual([]);
        expect(report).toMatchObject({ deliveries, acknowledged: deliveries, kills });
        expect(report.failed).toBeGreaterThan(0);
    },
);

/** Promise 5. */
it("of a burst of pushes to one stack no two overlap, and the newest one wins", { timeout: 5 * minute }, async () => {
    const report = await burst(fixture, { deliveries: counts.burst, kills: 0, senders: 10, stacks: 1 });
    console.log(JSON.stringify(report));
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ acknowledged: counts.burst, failed: 0 });
    // Most of them were replaced before they began: otherwise it was no burst.
    expect(report.states.superseded).toBeGreaterThan(counts.burst / 2);
});
