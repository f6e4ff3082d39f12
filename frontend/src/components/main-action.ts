import { isFinal } from "../../../common/states";
import type { DeploymentView, ServiceHealthView, StackView } from "../../../common/views";

/**
 * The one thing that makes sense to do now. `cancel` and `release` stand in the row of their deployment, the others at
 * the top of the panel.
 */
export type MainAction =
    | { kind: "release" | "cancel" | "decide" | "retry"; deployment: DeploymentView }
    | { kind: "rollback"; release: number }
    | { kind: "restore" | "deploy" };

const broken: readonly ServiceHealthView["state"][] = ["unhealthy", "restarting"];
const gone: readonly ServiceHealthView["state"][] = ["exited", "missing"];

/** Something of it fails by itself: a stack that is down as a whole was stopped by somebody. */
function isIll(health: readonly ServiceHealthView[]): boolean {
    const lost = health.filter(({ state }) => gone.includes(state)).length;
    return health.some(({ state }) => broken.includes(state)) || (lost > 0 && lost < health.length);
}

export function mainAction(view: StackView, drifted: boolean): MainAction {
    const open = view.deployments.filter(({ state }) => !isFinal(state));
    const waiting = open.find(({ state }) => state === "waiting");
    const deciding = open.find(({ canaries }) =>
        canaries.some(({ state, decision }) => state === "running" && !decision),
    );
    const busy = waiting ?? deciding ?? open.at(-1);
    if (busy) {
        return { kind: waiting ? "release" : deciding ? "decide" : "cancel", deployment: busy };
    }
    const newest = view.deployments[0];
    if (newest?.state === "failed") {
        return { kind: "retry", deployment: newest };
    }
    const { previous } = view.glance;
    if (view.live && previous !== null && isIll(view.health)) {
        return { kind: "rollback", release: previous };
    }
    return { kind: view.live && drifted ? "restore" : "deploy" };
}
