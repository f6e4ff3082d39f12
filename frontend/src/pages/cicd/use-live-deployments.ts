import { onScopeDispose, ref, shallowRef } from "vue";
import type { DeploymentView, ListView } from "../../../../common/views";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";
import { withDeployment } from "../../composables/use-stack";

interface Source {
    /** A page of the list; the first one without `before`. */
    read(before?: number): Promise<ListView<DeploymentView>>;
    /** Whether a deployment as it is now has its place in the list. */
    belongs(deployment: DeploymentView): boolean;
}

/** A list of deployments, newest first and page by page, which the server's pushes keep fresh. */
export function useLiveDeployments({ read, belongs }: Source) {
    const server = useServer();
    const items = shallowRef<DeploymentView[]>([]);
    const next = ref<number | null>(null);
    const loaded = ref(false);
    const { busy, error, run } = useAction();
    let asked = 0;
    /** Pushes that overtake the answer which is still on its way. */
    let overtaking: DeploymentView[] | null = null;

    function placed(list: DeploymentView[], changed: DeploymentView): DeploymentView[] {
        const known = list.some(({ id }) => id === changed.id);
        if (!belongs(changed)) {
            return known ? list.filter(({ id }) => id !== changed.id) : list;
        }
        // Something older than the last page has its place on a page that nobody has asked for.
        return known || next.value === null || changed.id > next.value ? withDeployment(list, changed) : list;
    }

    async function load(before?: number): Promise<void> {
        const mine = ++asked;
        const pushed: DeploymentView[] = [];
        overtaking = pushed;
        await run(async () => {
            const page = await read(before);
            if (mine !== asked) {
                return;
            }
            next.value = page.next;
            const kept = before ? items.value : [];
            const list = page.items.filter(belongs).reduce(withDeployment, kept);
            items.value = pushed.reduce(placed, list);
            loaded.value = true;
        });
        overtaking = overtaking === pushed ? null : overtaking;
    }

    const stops = [
        server.on("changed", ({ deployment }) => {
            overtaking?.push(deployment);
            items.value = placed(items.value, deployment);
        }),
        server.onReconnect(() => void load()),
    ];
    onScopeDispose(() => {
        asked = -1;
        stops.forEach((stop) => stop());
    });
    void load();

    return { items, next, loaded, busy, error, load, more: () => load(next.value ?? undefined) };
}
