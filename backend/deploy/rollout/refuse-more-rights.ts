import { CicdError } from "../../../common/errors";
import type { ServiceRollout } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployTools } from "../deploy-tools";
import { describeRight } from "../policy/describe-right";
import { requiredRights } from "../policy/required-rights";
import { grantOf } from "../policy/right";
import { withoutSwitches } from "./without-switches";

interface Edited {
    /** As the repository wrote it, and judged so. */
    before: ComposeModel;
    after: ComposeModel;
    rollouts: Readonly<Record<string, ServiceRollout>>;
}

/**
 * What was put in beside the repository's own words is ours; everything else must ask for no more than it did before.
 * @throws CicdError COMPOSE_SETTING_REFUSED
 */
export async function refuseMoreRights({ before, after, rollouts }: Edited, { layout }: DeployTools): Promise<void> {
    const { stack, directory, files } = layout;
    const judged = async (model: unknown) => requiredRights({ stack, model, directory, files });
    const had = new Set((await judged(before)).map(grantOf));
    const more = (await judged(withoutSwitches(after, rollouts))).find((right) => !had.has(grantOf(right)));
    if (more !== undefined) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `With a traffic switch before it ${describeRight(more)}, which it did not without.`,
            safe: "The running containers were not touched.",
            hint: "Write the service without anchors and variables in its ports, labels and networks, or set its strategy to recreate.",
        });
    }
}
