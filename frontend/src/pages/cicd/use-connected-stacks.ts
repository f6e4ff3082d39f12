import { onScopeDispose, shallowRef } from "vue";
import type { StackView } from "../../../../common/views";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";
import { isFinal } from "../../../../common/states";

const calmMs = 300;

/** The stacks that are connected to Git, by name; only the one that changed is asked for anew. */
export function useConnectedStacks() {
    const server = useServer();
    const stacks = shallowRef<StackView[] | null>(null);
    const { error, run } = useAction();
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function load(): Promise<void> {
        const fresh = await run(() => server.call("stacks", {}));
        stacks.value = fresh ? sorted(fresh) : stacks.value;
    }

    async function refresh(stack: string): Promise<void> {
        const fresh = await server.call("stack", { stack }).catch(() => null);
        if (fresh && stacks.value) {
            const others = stacks.value.filter((known) => known.stack !== stack);
            stacks.value = sorted(fresh.managed ? [...others, fresh] : others);
        }
    }

    /** A burst of deliveries asks once. */
    function note(stack: string): void {
        changed.add(stack);
        clearTimeout(timer);
        timer = setTimeout(() => {
            changed.forEach((name) => void refresh(name));
            changed.clear();
        }, calmMs);
    }

    const stops = [
        server.on("stackChanged", ({ stack }) => note(stack)),
        server.on("changed", ({ stack, deployment }) => isFinal(deployment.state) && note(stack)),
        server.onReconnect(() => void load()),
    ];
    onScopeDispose(() => {
        clearTimeout(timer);
        stops.forEach((stop) => stop());
    });
    void load();

    return { stacks, error };
}

function sorted(stacks: StackView[]): StackView[] {
    return [...stacks].sort((a, b) => a.stack.localeCompare(b.stack));
}
