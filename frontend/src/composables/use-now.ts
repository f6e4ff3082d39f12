import { onScopeDispose, readonly, ref, type Ref } from "vue";

const second = 1000;
const clocks = new Map<number, { now: Ref<number>; users: number; timer: ReturnType<typeof setInterval> }>();

function start(everyMs: number) {
    const now = ref(Date.now());
    const timer = setInterval(() => (now.value = Date.now()), everyMs);
    const clock = { now, users: 0, timer };
    clocks.set(everyMs, clock);
    return clock;
}

/** The time, in milliseconds, kept fresh by one timer for all components with the same interval. */
export function useNow(everyMs = 10 * second): Readonly<Ref<number>> {
    const clock = clocks.get(everyMs) ?? start(everyMs);
    clock.users++;
    onScopeDispose(() => {
        if (--clock.users === 0) {
            clearInterval(clock.timer);
            clocks.delete(everyMs);
        }
    });
    return readonly(clock.now);
}
