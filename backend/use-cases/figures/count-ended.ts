import { isFinal } from "../../../common/states";
import type { Database, Db } from "../../models/db";
import type { EventBus } from "../../models/event-bus";
import { brokenSince, markCounted, uncounted, type EndedDeployment } from "../../models/figures/ended-deployments";
import { figures } from "../../models/figures/figures";
import { samplesOf } from "../../models/figures/samples";

/** Few enough that nobody notices the time for which they hold the connection. */
const AT_ONCE = 50;

async function samplesIn(db: Db, ended: EndedDeployment) {
    const mends = ended.state === "succeeded" || ended.state === "rolled-back";
    const since = mends ? await brokenSince(db, ended) : null;
    const place = { stack: ended.stack, day: ended.finishedAt.slice(0, 10) };
    return samplesOf(ended, since).map((sample) => ({ ...sample, ...place }));
}

/** Counts some of what has ended, each exactly once; answers whether there is more. */
export async function countSome(db: Database, limit = AT_ONCE): Promise<boolean> {
    return db.transaction(async (trx) => {
        const ended = await uncounted(trx, limit);
        if (ended.length === 0) {
            return false;
        }
        const samples = [];
        for (const one of ended) {
            samples.push(...(await samplesIn(trx, one)));
        }
        await figures.add(trx, samples);
        await markCounted(
            trx,
            ended.map(({ id }) => id),
        );
        return ended.length === limit;
    });
}

/** Counts at the start what ended before, then each deployment when it ends. Answers what stops it and waits. */
export function startCounting({ db, bus }: { db: Database; bus: EventBus }, report: (error: unknown) => void) {
    let turn: Promise<void> | null = null;
    let again = false;
    let closed = false;

    async function work(): Promise<void> {
        again = true;
        while (again && !closed) {
            again = false;
            while (!closed && (await countSome(db))) {
                // Others have their turn between two portions.
                await new Promise((resolve) => setImmediate(resolve));
            }
        }
    }

    function wake(): void {
        again = true;
        turn ??= work()
            .catch(report)
            .finally(() => (turn = null));
    }

    const unsubscribe = bus.subscribe((event) => {
        if (event.type === "deployment" && isFinal(event.to)) {
            wake();
        }
    });
    wake();
    return {
        async close() {
            closed = true;
            unsubscribe();
            await turn;
        },
    };
}
