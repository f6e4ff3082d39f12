import type { Deployer } from "../deploy/deployer";
import type { EnginePort } from "../deploy/engine-port";
import { warmUntil, WARM } from "../deploy/plan/warm-name";
import type { Clock } from "../models/clock";
import type { EventBus } from "../models/event-bus";
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

/**
 * Ends old containers that were kept for an instant return when their time is over. Their names say when: who starts
 * after a crash finds the same.
 */
export function keepWarm(deps: WarmKeeperDeps): { look: () => Promise<void>; close: () => void } {
    let forget: () => void = () => undefined;
    const look = async () => {
        forget();
        const warm = await deps.docker.namedContainers(WARM);
        const now = deps.clock.now().getTime();
        const due = new Set(warm.filter((one) => warmUntil(one) <= now).map(({ project }) => project));
        for (const stack of due) {
            await deps.locks.hold(stack, "end of an old version", () => deps.deployer.endWarm(stack, "due"));
        }
        const left = warm.map(warmUntil).filter((until) => until > now);
        if (left.length > 0) {
            const ms = Math.min(LONGEST_MS, Math.min(...left) - now);
            forget = deps.after(ms, () => void look().catch(deps.report));
        }
    };
    const end = deps.bus.subscribe((event) =>
        event.type === "deployment" && event.from === "running" ? look() : undefined,
    );
    return {
        look,
        close() {
            forget();
            end();
        },
    };
}
