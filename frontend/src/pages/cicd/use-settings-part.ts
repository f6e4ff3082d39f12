import { onMounted, reactive, ref, watch, type Ref } from "vue";
import type { Settings } from "../../../../common/schema";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";

interface Part<T> {
    of(settings: Settings): T;
    into(draft: T): Partial<Settings>;
}

/** One part of the settings as a form edits it; what other parts set stays as it is when it is saved. */
export function useSettingsPart<T>({ of, into }: Part<T>) {
    const server = useServer();
    const { busy, error, run } = useAction();
    /** Null until it is read. */
    const draft = ref(null) as Ref<T | null>;
    const ready = ref(false);
    const saved = ref(false);

    async function load(): Promise<void> {
        const settings = await run(() => server.call("settings", {}));
        if (settings) {
            draft.value = of(settings);
            ready.value = true;
        }
    }

    async function save(): Promise<void> {
        await run(async () => {
            // What is set elsewhere may have changed meanwhile.
            const others = await server.call("settings", {});
            const settings = { ...others, ...into(draft.value as T) };
            draft.value = of(await server.call("saveSettings", { settings }));
            saved.value = true;
        });
    }

    watch(draft, () => (saved.value = false), { deep: true, flush: "sync" });
    onMounted(load);

    return { draft, state: reactive({ busy, error, ready, saved }), load, save };
}
