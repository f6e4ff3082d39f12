import { computed, onScopeDispose, ref, type Ref } from "vue";
import { parse } from "yaml";
import type { ContainerStatus } from "../components/ContainerBox.vue";
import { useSession } from "../session/session";

const everyMs = 5000;

function imagesOf(compose: string): Record<string, string> {
    try {
        const services: Record<string, { image?: unknown } | null> = parse(compose)?.services ?? {};
        return Object.fromEntries(
            Object.entries(services).map(([name, service]) => [name, String(service?.image ?? "")]),
        );
    } catch {
        return {};
    }
}

/** The services that a compose file names, with what their containers do, asked for again and again. */
export function useServices(stack: string, compose: Ref<string>) {
    const session = useSession();
    const statuses = ref<Record<string, ContainerStatus[]>>({});
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    async function refresh(): Promise<void> {
        clearTimeout(timer);
        const answer = await session
            .ask<{ serviceStatusList: typeof statuses.value }>("serviceStatusList", stack)
            .catch(() => null);
        statuses.value = answer?.serviceStatusList ?? statuses.value;
        if (!ended) {
            clearTimeout(timer);
            timer = setTimeout(() => void refresh(), everyMs);
        }
    }

    onScopeDispose(() => {
        ended = true;
        clearTimeout(timer);
    });
    void refresh();

    const services = computed(() =>
        Object.entries(imagesOf(compose.value)).map(([name, image]) => ({
            name,
            image,
            containers: statuses.value[name] ?? [],
        })),
    );
    return { services, refresh };
}
