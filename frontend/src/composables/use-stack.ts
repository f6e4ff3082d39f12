import { onScopeDispose, ref, shallowRef } from "vue";
import type { ErrorView } from "../../../common/errors";
import type { QueueTurn } from "../../../common/glance-views";
import { isFinal } from "../../../common/states";
import type { DeploymentView, StackView } from "../../../common/views";
import { asErrorView } from "../server/answers";
import { isSilence } from "../server/greeter";
import { useServer } from "./use-server";

/** Puts a changed deployment into a list that is sorted newest first. */
export function withDeployment(list: DeploymentView[], changed: DeploymentView): DeploymentView[] {
    const known = list.some((deployment) => deployment.id === changed.id);
    const next = known ? list.map((item) => (item.id === changed.id ? changed : item)) : [changed, ...list];
    return next.sort((a, b) => b.id - a.id);
}

const againMs = 5000;

/**
 * What the panel knows about one stack, kept fresh by the server's pushes and asked for anew after a reconnect.
 * `onFinished` runs once for each deployment that ends while the panel watches.
 */
export function useStack(stack: string, onFinished: (deployment: DeploymentView) => void = () => undefined) {
    const server = useServer();
    const view = shallowRef<StackView | null>(null);
    const error = ref<ErrorView | null>(null);
    let again: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    let disposed = false;
    /** Pushes that overtook the answer which is still on its way. */
    let overtaking: DeploymentView[] = [];

    /** The answer counts only once the server has greeted back. */
    async function reload(greeting?: Promise<unknown>): Promise<void> {
        const mine = ++asked;
        overtaking = [];
        try {
            const [fresh] = await Promise.all([server.call("stack", { stack }), greeting]);
            if (mine === asked) {
                view.value = { ...fresh, deployments: overtaking.reduce(withDeployment, fresh.deployments) };
                error.value = null;
            }
        } catch (thrown) {
            if (mine === asked) {
                error.value = asErrorView(thrown);
            }
        }
    }

    /** Watches first, so that no change falls between the answer and the first push. */
    async function load(greeting: Promise<unknown>): Promise<void> {
        await Promise.all([server.call("watch", { stack }), reload(greeting)]);
    }

    /**
     * The page's own server is asked along with the greeting: a second round trip would wait behind all that Dockge
     * starts for its own page. An agent has to say first who it is.
     */
    async function begin(): Promise<void> {
        clearTimeout(again);
        const greeting = server.hello();
        const along = server.agent ? null : load(greeting);
        along?.catch(() => undefined);
        try {
            const attempts = await greeting;
            if (!disposed) {
                // A server that did not hear the first greeting did not hear what came along with it either.
                await (along && attempts === 1 ? along : load(greeting));
            }
        } catch (thrown) {
            error.value = asErrorView(thrown);
            // An agent's arrival is told; here it may only be busy, and no person should have to try again.
            again =
                disposed || server.agent || !isSilence(thrown) ? undefined : setTimeout(() => void begin(), againMs);
        }
    }

    function take(deployment: DeploymentView): void {
        overtaking.push(deployment);
        if (view.value) {
            const before = view.value.deployments.find((known) => known.id === deployment.id);
            view.value = { ...view.value, deployments: withDeployment(view.value.deployments, deployment) };
            if (isFinal(deployment.state) && before && !isFinal(before.state)) {
                onFinished(deployment);
            }
        }
        if (isFinal(deployment.state)) {
            void reload();
        }
    }

    function takeHealth(health: StackView["health"]): void {
        if (view.value && JSON.stringify(health) !== JSON.stringify(view.value.health)) {
            view.value = { ...view.value, health };
        }
    }

    function takeTurns(turns: QueueTurn[]): void {
        if (view.value && (turns.length > 0 || view.value.glance.turns.length > 0)) {
            view.value = { ...view.value, glance: { ...view.value.glance, turns } };
        }
    }

    const stops = [
        server.on("changed", (push) => push.stack === stack && take(push.deployment)),
        server.on("stackChanged", (push) => push.stack === stack && void reload()),
        server.on("health", (push) => push.stack === stack && takeHealth(push.health)),
        server.on("turns", (push) => push.stack === stack && takeTurns(push.turns)),
        server.onReconnect(() => void begin()),
    ];
    onScopeDispose(() => {
        clearTimeout(again);
        disposed = true;
        asked = -1;
        stops.forEach((stop) => stop());
        server.call("unwatch", { stack }).catch(() => undefined);
    });
    void begin();

    return { view, error, reload: () => reload(), begin };
}
