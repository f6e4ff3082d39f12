import { dueTimes } from "../../build-engine/jobs/due-times";
import { SoonestTimer, type After } from "../../build-engine/holds/soonest-timer";
import { buildConfigs } from "../../models/build-configs";
import { OneLook } from "../../models/one-look";
import type { Dependencies } from "../dependencies";
import { updateBySchedule } from "./update-by-schedule";

/** So often it looks at least: timers know nothing of a machine that slept or of a clock that was set. */
const NET_MS = 15 * 60_000;

interface ScheduleDeps extends Dependencies {
    /** One line for the server's log. */
    log: (line: string) => void;
    report: (error: unknown) => void;
    /** The process's own timers by default. */
    after?: After;
}

export interface UpdateSchedule {
    close(): Promise<void>;
    /** Resolves when no look is under way. */
    idle(): Promise<void>;
}

/**
 * Updates the images of stacks when their settings say so. What was due while the server was down is not made up for:
 * the next time brings the same. No timer runs while no stack has a schedule.
 */
export function startUpdateSchedule(deps: ScheduleDeps): UpdateSchedule {
    const { clock, bus, report } = deps;
    /** Up to when each schedule is settled. */
    const settled = new Map<string, string>();
    let closed = false;
    const timer = new SoonestTimer(clock, () => looks.wake(), deps.after);
    const looks: OneLook = new OneLook(async () => {
        const next = await lookAtAll(deps, settled);
        timer.forget();
        if (next !== null && !closed) {
            timer.arm(Math.min(next, clock.now().getTime() + NET_MS));
        }
    }, report);
    // Settings that were saved are among what this says.
    const unsubscribe = bus.subscribe((event) => void (event.type === "stack" && looks.wake()));
    looks.wake();
    return {
        async close() {
            closed = true;
            unsubscribe();
            timer.forget();
            await looks.end();
        },
        async idle() {
            while (looks.underWay) {
                await looks.underWay;
            }
        },
    };
}

/** When the next stack is due; null when none is. */
async function lookAtAll(deps: ScheduleDeps, settled: Map<string, string>): Promise<number | null> {
    const times: number[] = [];
    for (const { stack, config } of await buildConfigs.withImageUpdates(deps.db)) {
        const { schedule, timezone } = config.imageUpdates;
        if (schedule === undefined) {
            continue;
        }
        const now = deps.clock.now();
        const key = [stack, schedule, timezone].join("\n");
        // One that is newly set has nothing to make up for.
        const createdAt = settled.get(key) ?? now.toISOString();
        const { last, next } = dueTimes({ schedule, timezone, lastDueAt: null, createdAt }, now.getTime());
        settled.set(key, now.toISOString());
        if (last !== null) {
            await updateOne(deps, stack);
        }
        times.push(...(next === null ? [] : [next]));
    }
    return times.length === 0 ? null : Math.min(...times);
}

/** One that fails keeps none of the others from theirs. */
async function updateOne(deps: ScheduleDeps, stack: string): Promise<void> {
    try {
        deps.log(`images of ${stack}, by schedule: ${await updateBySchedule(deps, stack)}`);
    } catch (error) {
        deps.report(error);
    }
}
