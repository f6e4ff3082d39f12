import { computed, type Ref } from "vue";
import type { Instance } from "../../agents/instances";
import { useAgent } from "../../agents/use-agent";
import { useEach } from "../../agents/use-each";
import { useAllChanges } from "./use-all-changes";
import { useConnectedStacks } from "./use-connected-stacks";

/** How each instance stands, and the stacks of those that can be asked. One that is away holds up no other one. */
export function useInstanceStates(instances: Readonly<Ref<Instance[]>>) {
    const states = useEach(
        () => instances.value,
        () => ({ changes: useAllChanges(), agent: useAgent() }),
    );
    const ready = computed(() =>
        states.value
            .filter(({ value: { changes, agent } }) => changes.ready.value && agent.met.value && !agent.problem.value)
            .map(({ instance }) => instance),
    );
    const stacks = useEach(() => ready.value, useConnectedStacks);
    /** Of the page's own instance, without which there is no page. */
    const own = computed(() => states.value.find(({ instance }) => instance.endpoint === "")?.value.changes);
    const notes = computed(() =>
        states.value.flatMap(({ instance, value: { agent, changes } }) =>
            instance.endpoint === "" || ready.value.includes(instance)
                ? []
                : [{ instance, problem: agent.problem.value, meet: () => void agent.meet().then(changes.begin) }],
        ),
    );
    return { ready, stacks, own, notes };
}
