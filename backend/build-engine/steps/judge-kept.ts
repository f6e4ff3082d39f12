import type { PlanView } from "../../../common/views";
import { deployContext, required, type StepContext } from "../step";
import { refuseOfImages } from "./refuse-of-images";

const NOTHING_KNOWN: PlanView = {
    commit: null,
    changes: [],
    commits: [],
    differences: [],
    missingEnvironment: [],
    rights: [],
    notes: [],
};

/**
 * A kept release is judged by today's grants, as a commit would be: what was taken back since does not come back with it.
 * @throws CicdError RIGHT_NOT_GRANTED | COMPOSE_SETTING_REFUSED | FORK_NEEDS_OWN_STACK
 */
export async function judgeKept(context: StepContext, plan: PlanView | null): Promise<void> {
    const next = required(context.next, "the release");
    const grants = context.binding?.grants ?? [];
    const rights = await context.services.deployer.rightsOf(next, grants, deployContext(context));
    await refuseOfImages(context, { ...(plan ?? NOTHING_KNOWN), rights });
}
