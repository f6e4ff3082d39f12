import { CicdError } from "../../common/errors";
import type { DeploymentView } from "../../common/views";
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
    const [view] = await deploymentViews(deps.db, [await requireDeployment(deps, id)]);
    return view!;
}
