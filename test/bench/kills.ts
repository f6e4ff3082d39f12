import { burst } from "../fixtures/server/burst";
import type { BurstReport } from "../fixtures/server/judge-burst";
import { StackFixture } from "../fixtures/server/stack-fixture";
import type { Figure } from "./figure";

const DELIVERIES = 1000;
const KILLS = 20;

function show({ acknowledged, failed, duplicates, longestOutageMs, sendingMs, states }: BurstReport): string {
    const ends = Object.entries(states).map(([state, count]) => `${count} ${state}`);
    return [
        `${acknowledged} acknowledged after ${failed} tries without an answer, ${duplicates} of them known already`,
        `deployments: ${ends.join(", ")}`,
        `sent in ${(sendingMs / 1000).toFixed(0)} s, longest outage ${(longestOutageMs / 1000).toFixed(1)} s`,
    ].join("; ");
}

/** What was acknowledged is done, once, although the server is killed again and again (HOOK-3). */
export async function killFigures(): Promise<Figure[]> {
    const fixture = await StackFixture.start();
    try {
        const report = await burst(fixture, { deliveries: DELIVERIES, kills: KILLS, senders: 20, stacks: 4 });
        report.problems.forEach((problem) => console.error(problem));
        return [
            {
                name: `${DELIVERIES} deliveries to a server that is killed ${KILLS} times`,
                ours: show(report),
                other: "–",
                target: "acknowledged = processed, none twice, the newest commit live, a replay makes nothing",
                ok: report.problems.length === 0 && report.acknowledged === DELIVERIES,
            },
        ];
    } finally {
        await fixture.close();
    }
}
