import { onBeforeUnmount, onMounted } from "vue";

/** In the state of an entry of the browser's history: how many steps of the wizard lie before it. */
const mark = "cicdWizardStep";
const stepOf = (state: unknown) => Number((state as Record<string, unknown> | null)?.[mark] ?? 0);

/**
 * An entry of the browser's history for each step, all by the page's own address, so that Back and Forward go from step
 * to step. To the host's router they are ways from the page to itself.
 *
 * `show` answers whether the step can be shown; where it can't, the entry is left again.
 */
export function useStepEntries(show: (step: number) => boolean): { follow(step: number): void } {
    const address = location.href;
    let at = 0;
    let wanted = 0;
    /** A move of ours is under way, and ends with the next event. */
    let moving = false;
    /** The router asks whether to leave the page; its way back after a no is no step either. */
    let leaving = false;

    function settle(): void {
        if (moving) {
            return;
        }
        for (; at < wanted; at += 1) {
            history.pushState({ ...history.state, [mark]: at + 1 }, "");
        }
        if (at > wanted) {
            moving = true;
            history.go(wanted - at);
        }
    }

    function onPop(event: PopStateEvent): void {
        const isStep = !moving && !leaving;
        [moving, leaving] = [false, location.href !== address];
        if (leaving) {
            return;
        }
        at = stepOf(event.state);
        if (isStep && show(at)) {
            wanted = at;
        }
        settle();
    }

    onMounted(() => {
        window.addEventListener("popstate", onPop);
        // Who comes back to a page that was left amid the wizard finds the wizard's door.
        at = stepOf(history.state);
        settle();
    });
    onBeforeUnmount(() => window.removeEventListener("popstate", onPop));

    return {
        follow(step) {
            wanted = step;
            settle();
        },
    };
}
