import { inject, shallowRef, type InjectionKey, type Ref } from "vue";
import { useServer } from "../composables/use-server";
import type { Server } from "../server/server";

/** A Dockge whose stacks are shown on one page with those of others. */
export interface Instance {
    /** "" for the one that the page came from. */
    endpoint: string;
    /** How people know it; empty for the one that the page came from. */
    name: string;
    server: Server;
}

export const instancesKey: InjectionKey<Readonly<Ref<Instance[]>>> = Symbol("instances");

/** All instances that the host knows, the page's own one first; that one alone where the host knows no others. */
export function useInstances(): Readonly<Ref<Instance[]>> {
    const known = inject(instancesKey, null);
    return known ?? shallowRef([{ endpoint: "", name: "", server: useServer() }]);
}
