import { setTimeout as sleep } from "node:timers/promises";
import type { StepContext } from "./step";

const FIRST_MS = 2000;
const MOST_MS = 30_000;

/** A short pause that doubles: what passes by itself gets time to. @throws when the signal ends it */
export async function pauseBetweenTries(
    { signal, services }: Pick<StepContext, "signal" | "services">,
    tried: number,
): Promise<void> {
    const ms = Math.min(MOST_MS, FIRST_MS * 2 ** (tried - 1));
    await (services.pause ?? pause)(ms, signal);
    signal.throwIfAborted();
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal });
}
