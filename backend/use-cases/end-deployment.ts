import { CicdError } from "../../common/errors";
import type { DeploymentView } from "../../common/views";
import { transition } from "../models/transition";
import type { Dependencies } from "./dependencies";
import { requireDeployment } from "./start-deployment";
import { deploymentViews } from "./views/deployment-view";

export async function cancelDeployment(deps: Dependencies, id: number): Promise<DeploymentView> {
    const deployment = await requireDeployment(deps, id);
    if (!(await deps.queue.cancel(id))) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Deployment ${id} is already ${deployment.state}.`,
            hint: "Only a queued, waiting or running deployment can be canceled.",
        });
    }
    return view(deps, id);
}

/** Lets a waiting deployment go on. */
export async function approveDeployment(deps: Dependencies, id: number): Promise<DeploymentView> {
    const deployment = await requireDeployment(deps, id);
    if (!(await transition(deps.db, deps.clock, { deployment: id, from: "waiting", to: "queued" }))) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Deployment ${id} is ${deployment.state}; it does not wait for anything.`,
            hint: "Only a waiting deployment can be released.",
        });
    }
    deps.bus.publish({ type: "deployment", stack: deployment.stack, deployment: id, from: "waiting", to: "queued" });
    deps.queue.wake();
    return view(deps, id);
}

async function view(deps: Dependencies, id: number): Promise<DeploymentView> {
    const [shown] = await deploymentViews(deps.db, [await requireDeployment(deps, id)]);
    return shown!;
}
