import { onScopeDispose, shallowRef } from "vue";
import type { LocationQuery } from "vue-router";
import { usePageRouter } from "./page-router";

/** What the address says behind its "?", followed for as long as the page is shown. */
export function useAddress() {
    const router = usePageRouter();
    const { path } = router.currentRoute.value;
    const query = shallowRef<LocationQuery>(router.currentRoute.value.query);

    const stop = router.afterEach((to) => {
        if (to.path === path) {
            query.value = to.query;
        }
    });
    onScopeDispose(stop);

    const to = (next: Record<string, string | undefined>) => ({ path, query: { ...instance(), ...next } });

    /** The back button skips such changes: it leads to the page before. The chosen instance stays unless `next` says otherwise. */
    const change = (next: Record<string, string | undefined>) => void router.replace(to(next));

    /** The back button leads from there to where one is now. */
    const go = (next: Record<string, string | undefined>) => void router.push(to(next));

    const instance = (): Record<string, string> =>
        query.value.instance ? { instance: String(query.value.instance) } : {};

    /** Where a link within the page leads to. */
    const addressOf = (next: Record<string, string>) => `${path}?${new URLSearchParams({ ...instance(), ...next })}`;

    return { query, change, go, addressOf };
}
