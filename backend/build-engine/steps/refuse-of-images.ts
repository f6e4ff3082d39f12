import type { PlanView } from "../../../common/views";
import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import type { StepContext } from "../step";
import { refuseRights } from "./refuse-secrets";

/**
 * Only an image that is here shows which labels its containers get. The plan is kept, so that a person can grant what
 * it names.
 *
 * @throws CicdError RIGHT_NOT_GRANTED | FORK_NEEDS_OWN_STACK
 */
export async function refuseOfImages(
    { services, deployment }: Pick<StepContext, "services" | "deployment">,
    plan: PlanView,
): Promise<void> {
    if (plan.rights.some(({ granted }) => !granted)) {
        await deployments.recordFacts(services.db, deployment.id, { plan });
    }
    refuseRights({ deployment }, plan);
    refuseUngranted(plan);
}
