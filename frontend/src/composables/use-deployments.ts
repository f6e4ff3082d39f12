import { onScopeDispose, ref, shallowRef } from "vue";
import type { DeploymentView } from "../../../common/views";
import { useAction } from "./use-action";
import { useServer } from "./use-server";
import { withDeployment } from "./use-stack";

const pageSize = 20;

/** The history of one stack, newest first, page by page and live. */
export function useDeployments(stack: string) {
    const server = useServer();
    const items = shallowRef<DeploymentView[]>([]);
    const next = ref<number | null>(null);
    const loaded = ref(false);
    const { busy, error, run } = useAction();

    async function load(before?: number): Promise<void> {
        await run(async () => {
            const page = await server.call("deployments", { stack, limit: pageSize, ...(before ? { before } : {}) });
            const kept = before ? items.value : [];
            items.value = page.items.reduce(withDeployment, kept);
            next.value = page.next;
            loaded.value = true;
        });
    }

    const stops = [
        server.on("changed", (push) => {
            if (push.stack === stack) {
                items.value = withDeployment(items.value, push.deployment);
            }
        }),
        server.onReconnect(() => void load()),
    ];
    onScopeDispose(() => stops.forEach((stop) => stop()));
    void load();

    return { items, next, loaded, busy, error, more: () => load(next.value ?? undefined) };
}
