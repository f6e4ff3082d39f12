import type { Deployer } from "../deploy/deployer";
import type { EnginePort } from "../deploy/engine-port";
import { warmUntil, WARM } from "../deploy/plan/warm-name";
import type { Clock } from "../models/clock";
import type { EventBus } from "../models/event-bus";
import { OneLook } from "../models/one-look";
import type { KeyedLock } from "./keyed-lock";

export interface WarmKeeperDeps {
    docker: Pick<EnginePort, "namedContainers">;
    deployer: Pick<Deployer, "endWarm">;
    locks: KeyedLock;
    clock: Clock;
    bus: EventBus;
    report: (error: unknown) => void;
    /** Calls back after this time; answers the function that forgets it. */
    after: (ms: number, work: () => void) => () => void;
}

/** Longest time that a timer can count. */
const LONGEST_MS = 86_400_000;
/** Until the next look at a stack that was busy, or at an engine that refused. */
const AGAIN_MS = 60_000;

/**
 * Ends old containers that were kept for an instant return when their time is over. Their names say when: who starts
 * after a crash finds the same. A stack that is being changed is left to whoever changes it, and looked at again.
 */
export function keepWarm(deps: WarmKeeperDeps): { look: () => void; close: () => void } {
    let forget: () => void = () => undefined;
    let closed = false;
    const plan = (ms: number) => {
        forget();
        forget = closed ? forget : deps.after(Math.min(LONGEST_MS, ms), () => looks.wake());
    };
    const looks = new OneLook(async () => {
        // Also for a look that fails before it knows better.
        plan(AGAIN_MS);
        const next = await endDue(deps, () => closed);
        forget();
        if (next !== null) {
            plan(next);
        }
    }, deps.report);
    const unsubscribe = deps.bus.subscribe((event) => {
        if (event.type === "deployment" && event.from === "running") {
            looks.wake();
        }
    });
    return {
        look: () => looks.wake(),
        close() {
            closed = true;
            forget();
            unsubscribe();
            // What is being ended may take as long as its own settings say; nobody has to wait for that.
            void looks.end();
        },
    };
}

/** Milliseconds until the next look; null when nothing is left to be ended. */
async function endDue(deps: WarmKeeperDeps, isClosed: () => boolean): Promise<number | null> {
    const warm = await deps.docker.namedContainers(WARM);
    const now = deps.clock.now().getTime();
    const due = new Set(warm.filter((one) => warmUntil(one) <= now).map(({ project }) => project));
    const left = warm.flatMap((one) => (warmUntil(one) > now ? [warmUntil(one) - now] : []));
    const ended = await Promise.all([...due].map((stack) => isClosed() || endOf(stack, deps)));
    const waits = ended.every(Boolean) ? left : [...left, AGAIN_MS];
    return waits.length === 0 ? null : Math.min(...waits);
}

/** False where it has to be tried again. */
async function endOf(stack: string, { deployer, locks, report }: WarmKeeperDeps): Promise<boolean> {
    if (!locks.isFree(stack)) {
        return false;
    }
    try {
        await locks.hold(stack, "end of an old version", () => deployer.endWarm(stack, "due"));
        return true;
    } catch (error) {
        report(error);
        return false;
    }
}
