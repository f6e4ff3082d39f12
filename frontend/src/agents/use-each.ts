import { effectScope, onScopeDispose, shallowRef, watch, type EffectScope, type Ref } from "vue";
import { withServer } from "../composables/use-server";
import type { Instance } from "./instances";

export interface OfInstance<T> {
    instance: Instance;
    value: T;
}

/** Runs composables once for each instance, with its server, for as long as the instance is in the list. */
export function useEach<T>(instances: () => readonly Instance[], make: () => T): Readonly<Ref<OfInstance<T>[]>> {
    const scopes = new Map<Instance, { scope: EffectScope; value: T }>();
    const made = shallowRef<OfInstance<T>[]>([]);

    function enter(instance: Instance): T {
        const known = scopes.get(instance);
        if (known) {
            return known.value;
        }
        const scope = effectScope(true);
        const value = scope.run(() => withServer(instance.server, make))!;
        scopes.set(instance, { scope, value });
        return value;
    }

    function leave(staying: ReadonlySet<Instance>): void {
        for (const [instance, { scope }] of scopes) {
            if (!staying.has(instance)) {
                scopes.delete(instance);
                scope.stop();
            }
        }
    }

    watch(
        instances,
        (list) => {
            leave(new Set(list));
            made.value = list.map((instance) => ({ instance, value: enter(instance) }));
        },
        { immediate: true },
    );
    onScopeDispose(() => leave(new Set()));
    return made;
}
