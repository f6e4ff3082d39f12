import { createQueue } from "../../backend/build-engine/queue";
import { systemClock } from "../../backend/models/clock";
import { EventBus } from "../../backend/models/event-bus";
import { transition } from "../../backend/models/transition";
import { enqueue } from "../fixtures/build-engine";
import { openTestDatabase } from "../fixtures/database";
import { judgeHistory, readHistory, recordHistory } from "../fixtures/history";
import type { Figure } from "./figure";

const DEPLOYMENTS = 1000;
const STACKS = 100;
const PARALLEL = 8;
const HISTORY = 100_000;

interface Drained {
    perSecond: number;
    /** From the end of one to the begin of the next, milliseconds. */
    p50: number;
    p99: number;
    problems: string[];
}

/** Empty deployments, so that nothing but the queue is measured. */
async function drain(): Promise<Drained> {
    const database = await openTestDatabase();
    const { knex: db } = database;
    await db.raw(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${HISTORY})
         INSERT INTO cicd_deployment (stack, trigger, ref, requested_by, state, queued_at, started_at, finished_at)
         SELECT 'stack-' || (i % ${STACKS}), 'push', 'main', 'ana', 'superseded', '2026-01-01', '2026-01-01', '2026-01-01'
         FROM n`,
    );
    const first = HISTORY + 1;
    await recordHistory(db);
    for (let made = 0; made < DEPLOYMENTS; made += 1) {
        await enqueue(database, { stack: `stack-${made % STACKS}` });
    }
    const ends: number[] = [];
    const latencies: number[] = [];
    const queue = createQueue({
        db,
        clock: systemClock,
        bus: new EventBus((error) => console.error(error)),
        bootId: "bench",
        report: (error) => console.error(error),
        parallel: async () => PARALLEL,
        async run({ deployment, claim }) {
            const end = ends.shift();
            if (end !== undefined) {
                latencies.push(performance.now() - end);
            }
            const move = { deployment: deployment.id, from: "running", to: "succeeded", claim } as const;
            await transition(db, systemClock, move);
            ends.push(performance.now());
        },
    });
    const started = performance.now();
    queue.wake();
    await queue.idle();
    const seconds = (performance.now() - started) / 1000;
    const history = await readHistory(db);
    await database.close();
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
    const rows = history.rows.filter(({ id }) => id >= first);
    return {
        perSecond: DEPLOYMENTS / seconds,
        p50: at(0.5),
        p99: at(0.99),
        problems: judgeHistory({ ...history, rows }),
    };
}

/** Order, no overlap and pace of the queue (BUILD-1, BUILD-2). */
export async function queueFigures(): Promise<Figure[]> {
    const { perSecond, p50, p99, problems } = await drain();
    problems.slice(0, 10).forEach((problem) => console.error(problem));
    return [
        {
            name: `${DEPLOYMENTS} deployments over ${STACKS} stacks behind a history of ${HISTORY}, ${PARALLEL} at a time`,
            ours:
                `${perSecond.toFixed(0)} claims a second, ${p50.toFixed(1)} ms (p99 ${p99.toFixed(1)} ms) ` +
                `from an end to the next begin, ${problems.length} breaches of order`,
            other: "–",
            target: "every stack in order, none twice at once, nothing lost; at least 20 claims a second",
            ok: problems.length === 0 && perSecond >= 20,
        },
    ];
}
