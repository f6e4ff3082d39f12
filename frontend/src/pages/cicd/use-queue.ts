import { onScopeDispose, shallowRef } from "vue";
import type { QueueView } from "../../../../common/queue-views";
import type { QueueMove } from "../../../../common/queue-schema";
import type { DeploymentState } from "../../../../common/states";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";

/** What is queued over all stacks, read again whenever a deployment changes its state or somebody moves one. */
export function useQueue() {
    const server = useServer();
    const view = shallowRef<QueueView | null>(null);
    const states = new Map<number, DeploymentState>();
    const { error, run } = useAction();
    const moving = useAction();
    let reading = false;
    let again = false;
    let disposed = false;

    async function read(): Promise<void> {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        const answer = await run(() => server.call("queue", {}));
        reading = false;
        if (disposed) {
            return;
        }
        if (again) {
            again = false;
            void read();
        }
        view.value = answer ?? view.value;
    }

    async function move(deployment: number, to: QueueMove): Promise<void> {
        const answer = await moving.run(() => server.call("moveDeployment", { deployment, to }));
        view.value = answer ?? view.value;
        if (!answer) {
            void read();
        }
    }

    const stops = [
        server.on("changed", ({ deployment }) => {
            if (states.get(deployment.id) !== deployment.state) {
                states.set(deployment.id, deployment.state);
                void read();
            }
        }),
        server.on("stackChanged", () => void read()),
        server.onReconnect(() => void read()),
    ];
    onScopeDispose(() => {
        disposed = true;
        stops.forEach((stop) => stop());
    });
    void read();

    return { view, error, move, moving };
}
