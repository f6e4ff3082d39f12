/** Injected wherever time matters, so that tests set it. */
export interface Clock {
    now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export function isoNow(clock: Clock): string {
    return clock.now().toISOString();
}
