import { computed, onScopeDispose, ref, shallowRef, watch } from "vue";
import type { ErrorView } from "../../../common/errors";
import { asErrorView } from "../server/answers";
import { useLogFeeds } from "./use-log-feeds";

/** What a search in a log has found: `at` counts from 0 and is -1 while no place is chosen. */
export interface Found {
    at: number;
    count: number;
    /** Whether the server still looks, or has stopped at more than can be walked through. */
    more: boolean;
    searching: boolean;
}

/** While somebody types. */
const patienceMs = 200;
const perCall = 500;
const most = 10_000;

interface Searched {
    id: number;
    /** Behind the last byte that is known of. */
    end: () => number;
    show: (offset: number) => void;
}

/** Looks through the whole log on the server, and walks through the lines that were found, around the end. */
export function useLogSearch({ id, end, show }: Searched) {
    const feeds = useLogFeeds();
    const query = ref("");
    const hits = shallowRef<readonly number[]>([]);
    const at = ref(-1);
    const from = ref<number | null>(null);
    const searching = ref(false);
    const error = ref<ErrorView | null>(null);
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    onScopeDispose(stop);

    function stop(): number {
        clearTimeout(timer);
        return ++turn;
    }

    /** From where the last search ended: what a log has said since then is found too. */
    async function look(mine: number): Promise<void> {
        searching.value = true;
        const upTo = end();
        try {
            for (let next = from.value; next !== null && hits.value.length < most;) {
                const page = await feeds.search(id, { search: query.value, from: next, limit: perCall });
                if (mine !== turn) {
                    return;
                }
                hits.value = [...hits.value, ...page.items.map(({ offset }) => offset)];
                next = page.next;
                from.value = next ?? upTo;
                choose(at.value < 0 && hits.value.length > 0 ? 0 : null);
            }
        } catch (thrown) {
            error.value = mine === turn ? asErrorView(thrown) : error.value;
        }
        searching.value = mine === turn ? false : searching.value;
    }

    function choose(place: number | null): void {
        if (place !== null) {
            at.value = place;
            show(hits.value[place]!);
        }
    }

    async function move(by: 1 | -1): Promise<void> {
        const count = hits.value.length;
        if (at.value + by === count && !searching.value && (from.value ?? 0) < end()) {
            await look(turn);
        }
        choose(hits.value.length ? (at.value + by + hits.value.length) % hits.value.length : null);
    }

    watch(query, (text) => {
        const mine = stop();
        error.value = null;
        hits.value = [];
        at.value = -1;
        from.value = 0;
        searching.value = text !== "";
        if (text !== "") {
            timer = setTimeout(() => void look(mine), patienceMs);
        }
    });

    const found = computed<Found>(() => ({
        at: at.value,
        count: hits.value.length,
        more: searching.value || hits.value.length >= most,
        searching: searching.value,
    }));
    return {
        query,
        found,
        error,
        move: (by: 1 | -1) => void move(by),
        chosen: computed(() => hits.value[at.value] ?? null),
    };
}
