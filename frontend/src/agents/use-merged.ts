import { computed, type Ref } from "vue";
import type { ErrorView } from "../../../common/errors";
import { useEach } from "./use-each";
import type { Instance } from "./instances";
import { mergeLists } from "./merge-lists";

interface LiveList<T> {
    items: Readonly<Ref<T[]>>;
    next: Readonly<Ref<number | null>>;
    loaded: Readonly<Ref<boolean>>;
    busy: Readonly<Ref<boolean>>;
    error: Readonly<Ref<ErrorView | null>>;
    more(): unknown;
}

interface Parts<T, L extends LiveList<T>> {
    instances: () => readonly Instance[];
    /** The list of one instance. */
    list: () => L;
    timeOf(item: T): string;
}

/** One list over several instances; what an instance can't tell holds up no other one's rows. */
export function useMerged<T extends { id: number }, L extends LiveList<T>>({ instances, list, timeOf }: Parts<T, L>) {
    const lists = useEach(instances, list);
    const merged = computed(() =>
        mergeLists(
            lists.value.map(({ value }) => ({ items: value.items.value, next: value.next.value })),
            timeOf,
        ),
    );
    return {
        rows: computed(() => merged.value.items.map(({ at, item }) => ({ ...lists.value[at]!, item }))),
        hasMore: computed(() => merged.value.more.length > 0),
        loaded: computed(() => lists.value.some(({ value }) => value.loaded.value)),
        busy: computed(() => lists.value.some(({ value }) => value.busy.value)),
        errors: computed(() =>
            lists.value.flatMap(({ instance, value }) => {
                const error = value.error.value;
                return error ? [{ instance, error }] : [];
            }),
        ),
        more: () => merged.value.more.forEach((at) => void lists.value[at]?.value.more()),
    };
}
