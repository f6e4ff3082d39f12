import type { CanaryAction } from "../../common/canary-views";
import { CicdError } from "../../common/errors";
import type { DeploymentView } from "../../common/views";
import { canaries } from "../models/canaries";
import type { Dependencies } from "./dependencies";
import { requireDeployment } from "./start-deployment";
import type { Actor } from "./use-cases";
import { deploymentViews } from "./views/deployment-view";

/** Gives the new version all of the traffic now, or none; who decided stays with the deployment. */
export async function decideCanary(
    deps: Dependencies,
    id: number,
    { action, actor }: { action: CanaryAction; actor: Actor },
): Promise<DeploymentView> {
    const { state, stack } = await requireDeployment(deps, id);
    const decision = { action, by: actor.name, at: deps.clock.now().toISOString() };
    if (state !== "running" || !(await canaries.decide(deps.db, id, decision))) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Deployment ${id} has no canary that can be decided about now.`,
            hint: "A canary can be promoted or aborted once, while a part of the traffic goes to the new version.",
        });
    }
    deps.bus.publish({ type: "canary", stack, deployment: id });
    return (await deploymentViews(deps.db, [await requireDeployment(deps, id)]))[0]!;
}
