import { defineAsyncComponent, h, ref, shallowRef, type Component } from "vue";
import { loadAgain } from "./load-again";
import PartNotLoaded from "./PartNotLoaded.vue";

/**
 * A component whose code comes when it is shown first. Where it does not come, because the server was just restarted
 * or the network is gone, a note says so in its place, and a button tries again.
 */
export function asyncPart<T extends Component>(load: () => Promise<{ default: T }>): T {
    const again = shallowRef<(() => void) | null>(null);
    const busy = ref(false);
    let lost: unknown = null;
    let times = 0;

    return defineAsyncComponent({
        loader: () => (times === 0 ? load() : loadAgain(load, lost, times)),
        delay: 0,
        loadingComponent: {
            render: () => again.value && h(PartNotLoaded, { busy: busy.value, onRetry: again.value }),
        },
        onError(error, retry) {
            lost = error;
            times += 1;
            busy.value = false;
            again.value = () => {
                busy.value = true;
                retry();
            };
        },
    });
}
