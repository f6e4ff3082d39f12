import type { CanaryDecision } from "../../../common/canary-views";
import { CicdError } from "../../../common/errors";
import type { CanaryCourse } from "../../models/canaries";
import type { DeployContext, LiveRelease } from "../deployer";

/** Why a canary was given up: by a person, or by what `verdict` says of its figures. */
export function canaryAborted(
    { service, weight, verdict }: Pick<CanaryCourse["view"], "service" | "weight" | "verdict">,
    decision: CanaryDecision | null,
): CicdError {
    const at = `at ${weight} % of the traffic`;
    return new CicdError({
        code: "CANARY_ABORTED",
        message: decision
            ? `${decision.by} aborted the new version of ${service} ${at}.`
            : `The new version of ${service} was aborted ${at}: ${verdict?.text ?? ""}.`,
        safe: "The old version ran beside it all the time and takes all of the traffic again.",
        hint: "Look at the new version's log for the failing requests, mend it and push again.",
    });
}

/**
 * What this deployment gave up once it doesn't begin again, also when the server or the engine went away before the way
 * back was begun.
 *
 * @throws CicdError CANARY_ABORTED
 */
export async function refuseAborted({ content }: LiveRelease, { canary, returning }: DeployContext): Promise<void> {
    if (canary === undefined || returning) {
        return;
    }
    for (const service of Object.keys(content.services)) {
        const kept = await canary.kept(service);
        const decision = kept && (await canary.decision(service));
        const abort = decision?.action === "abort" ? decision : null;
        if (kept && (kept.view.state === "aborted" || abort !== null)) {
            await canary.note({ ...kept, view: { ...kept.view, state: "aborted" } });
            throw canaryAborted(kept.view, abort);
        }
    }
}
