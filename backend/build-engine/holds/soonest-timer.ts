import type { Clock } from "../../models/clock";

/** Runs once after so many milliseconds; answers how to forget it. */
export type After = (ms: number, run: () => void) => () => void;

function systemAfter(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
}

/** At most one timer, the soonest of those that were asked for. */
export class SoonestTimer {
    #armed: { at: number; forget: () => void } | null = null;

    constructor(
        private readonly clock: Clock,
        private readonly run: () => void,
        private readonly after: After = systemAfter,
    ) {}

    /** @param at milliseconds since 1970 */
    arm(at: number): void {
        if (this.#armed && this.#armed.at <= at) {
            return;
        }
        this.forget();
        const ms = Math.max(0, at - this.clock.now().getTime());
        const forget = this.after(ms, () => {
            this.#armed = null;
            this.run();
        });
        this.#armed = { at, forget };
    }

    forget(): void {
        this.#armed?.forget();
        this.#armed = null;
    }
}
