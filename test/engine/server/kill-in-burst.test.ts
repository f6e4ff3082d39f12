import { expect, it } from "vitest";
import { burst } from "../../fixtures/server/burst";
import { StackFixture } from "../../fixtures/server/stack-fixture";

const patience = { timeout: 300_000 };

/** `npm run bench -- kills` sends 1,000 and kills 20 times. */
it("what was acknowledged is done, once, however often the server is killed meanwhile", patience, async () => {
    const fixture = await StackFixture.start();
    try {
        const report = await burst(fixture, { deliveries: 200, kills: 5, senders: 20, stacks: 4 });
        console.log(JSON.stringify(report));
        expect(report.problems).toEqual([]);
        expect(report).toMatchObject({ deliveries: 200, acknowledged: 200, kills: 5 });
        expect(report.failed).toBeGreaterThan(0);
    } finally {
        await fixture.close();
    }
});
