import { ref } from "vue";
import type { ErrorView } from "../../../common/errors";
import { asErrorView } from "../server/answers";

/** Runs what a button does: `busy` while it runs, `error` when it went wrong. Resolves to undefined then. */
export function useAction() {
    const busy = ref(false);
    const error = ref<ErrorView | null>(null);

    async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
        busy.value = true;
        error.value = null;
        try {
            return await work();
        } catch (thrown) {
            error.value = asErrorView(thrown);
            return undefined;
        } finally {
            busy.value = false;
        }
    }

    return { busy, error, run };
}
