import { onScopeDispose, readonly, ref, watch, type Ref } from "vue";
import { useShown } from "./use-shown";

const second = 1000;

class Clock {
    readonly now = ref(Date.now());
    #users = 0;
    #timer: ReturnType<typeof setInterval> | undefined;

    constructor(readonly everyMs: number) {}

    join(): void {
        if (this.#users++ === 0) {
            this.now.value = Date.now();
            this.#timer = setInterval(() => (this.now.value = Date.now()), this.everyMs);
        }
    }

    leave(): void {
        if (--this.#users === 0) {
            clearInterval(this.#timer);
        }
    }
}

const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
    const clock = clocks.get(everyMs) ?? new Clock(everyMs);
    clocks.set(everyMs, clock);
    return clock;
}

/**
 * The time, in milliseconds, kept fresh by one timer for all components with the same interval, as long as one of them
 * is in the page.
 */
export function useNow(everyMs = 10 * second): Readonly<Ref<number>> {
    const clock = clockOf(everyMs);
    const shown = useShown();
    clock.join();
    watch(shown, (isShown) => (isShown ? clock.join() : clock.leave()), { flush: "sync" });
    onScopeDispose(() => shown.value && clock.leave());
    return readonly(clock.now);
}
