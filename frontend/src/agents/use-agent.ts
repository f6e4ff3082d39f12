import { onScopeDispose, ref, shallowRef } from "vue";
import { useServer } from "../composables/use-server";
import { AgentProblem, problemOf } from "../server/agent-problem";

/**
 * How the server of the components below stands. `met` once it said hello, for as long as what was shown of it may
 * stay; `problem` is what a person should know now. It follows an instance that goes and comes back.
 */
export function useAgent() {
    const { agent, endpoint, hello, onArrival } = useServer();
    const met = ref(agent === null);
    const problem = shallowRef<Error | null>(null);
    let asked = 0;

    async function meet(): Promise<void> {
        const mine = ++asked;
        problem.value = null;
        const trouble = await hello().then(
            () => null,
            (error: Error) => error,
        );
        if (mine === asked) {
            met.value = trouble === null || (met.value && trouble instanceof AgentProblem && trouble.passes);
            problem.value = trouble;
        }
    }

    function note(away: AgentProblem): void {
        asked += 1;
        met.value &&= away.passes;
        problem.value = away;
    }

    if (agent) {
        const stops = [
            agent.onReach((reach) => {
                const away = problemOf(reach, endpoint);
                if (away) {
                    note(away);
                }
            }),
            onArrival(() => void meet()),
        ];
        onScopeDispose(() => {
            asked = -1;
            stops.forEach((stop) => stop());
        });
        void meet();
    }
    return { endpoint, met, problem, meet };
}
