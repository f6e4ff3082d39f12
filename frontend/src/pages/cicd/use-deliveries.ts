import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import type { WebhookEventView } from "../../../../common/views";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";
import type { DeliveryFilters } from "./delivery-filters";

const pageSize = 25;
const calmMs = 300;

/** The deliveries that the filters let through, newest first; new ones come in by themselves. */
export function useDeliveries(filters: Readonly<Ref<DeliveryFilters>>) {
    const server = useServer();
    const items = shallowRef<WebhookEventView[]>([]);
    const next = ref<number | null>(null);
    const loaded = ref(false);
    const { busy, error, run } = useAction();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function more(): Promise<void> {
        const asked = filters.value;
        const before = next.value ? { before: next.value } : {};
        const page = await run(() => server.call("webhookEvents", { ...asked, limit: pageSize, ...before }));
        if (page && asked === filters.value) {
            items.value = merged(items.value, page.items);
            next.value = page.next;
            loaded.value = true;
        }
    }

    /** Reads the newest ones again; what was unfolded further down stays. */
    async function refresh(): Promise<void> {
        const asked = filters.value;
        const page = await run(() => server.call("webhookEvents", { ...asked, limit: pageSize }));
        if (page && asked === filters.value) {
            const oldest = page.items.at(-1)?.id ?? 0;
            const joins = items.value.some(({ id }) => id >= oldest);
            items.value = joins ? merged(items.value, page.items) : page.items;
            next.value = joins ? next.value : page.next;
            loaded.value = true;
        }
    }

    function note(): void {
        clearTimeout(timer);
        timer = setTimeout(() => void refresh(), calmMs);
    }

    const stops = [server.on("stackChanged", note), server.onReconnect(note)];
    onScopeDispose(() => {
        clearTimeout(timer);
        stops.forEach((stop) => stop());
    });
    watch(filters, () => {
        items.value = [];
        next.value = null;
        loaded.value = false;
        void more();
    });
    void more();

    return { items, next, loaded, busy, error, more, refresh };
}

function merged(known: WebhookEventView[], fresh: WebhookEventView[]): WebhookEventView[] {
    const byId = new Map([...known, ...fresh].map((delivery) => [delivery.id, delivery]));
    return [...byId.values()].sort((a, b) => b.id - a.id);
}
