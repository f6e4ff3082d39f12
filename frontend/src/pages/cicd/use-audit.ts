import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import type { AuditEntryView } from "../../../../common/audit-schema";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";
import { auditAskOf, type AuditFilters } from "./audit-filters";

const pageSize = 50;
const calmMs = 500;

/** The audit trail as far as the filters let it through, newest first; new entries come in by themselves. */
export function useAudit(filters: Readonly<Ref<AuditFilters>>) {
    const server = useServer();
    const items = shallowRef<AuditEntryView[]>([]);
    const next = ref<number | null>(null);
    const loaded = ref(false);
    const { busy, error, run } = useAction();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function read(before: number | null): Promise<void> {
        const asked = filters.value;
        const from = before === null ? {} : { before };
        const page = await run(() => server.call("auditTrail", { ...auditAskOf(asked), limit: pageSize, ...from }));
        if (!page || asked !== filters.value) {
            return;
        }
        // What was unfolded further down stays, as long as nothing is missing in between.
        const oldest = page.items.at(-1)?.id ?? 0;
        const joins = before !== null || items.value.some(({ id }) => id >= oldest);
        const byId = new Map([...(joins ? items.value : []), ...page.items].map((entry) => [entry.id, entry]));
        next.value = joins && before === null ? next.value : page.next;
        items.value = [...byId.values()].sort((a, b) => b.id - a.id);
        loaded.value = true;
    }

    function note(): void {
        clearTimeout(timer);
        timer = setTimeout(() => void read(null), calmMs);
    }

    const stops = [server.on("changed", note), server.on("stackChanged", note), server.onReconnect(note)];
    onScopeDispose(() => {
        clearTimeout(timer);
        stops.forEach((stop) => stop());
    });
    watch(filters, () => {
        items.value = [];
        loaded.value = false;
        void read(null);
    });
    void read(null);

    return { items, next, loaded, busy, error, more: () => read(next.value) };
}
