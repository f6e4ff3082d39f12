import { CicdError } from "../../../common/errors";
import { deployments } from "../../models/deployments";
import { releases } from "../../models/releases";
import { recordRelease } from "../record-release";
import type { CarriedEnvironment } from "../../deploy/environment/carry-current";
import { openRelease } from "../release-environment";
import { secretValues } from "../secrets-of";
import type { StepContext } from "../step";
import { environmentOnReturn } from "../way-back";

/** Takes the kept release; with today's current values it is a release of its own, since a release never changes. */
export async function planRollback(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const target = await releases.find(services.db, deployment.targetReleaseId ?? 0);
    if (!target || target.stack !== deployment.stack) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The release to go back to is no longer kept.",
            safe: "The running containers were not touched.",
            hint: "Choose another release from the history, or deploy the commit anew.",
        });
    }
    context.log.write(`Going back to release #${target.number}\n`);
    const carried = await environmentOnReturn(services, target);
    tell(context, carried);
    const asReleased = openRelease(target, services.secrets);
    context.next = { ...asReleased, environment: carried.text };
    context.releaseId =
        carried.text === asReleased.environment
            ? target.id
            : await recordRelease(context, target, { content: target.content, environment: context.next.environment });
    context.log.addSecrets(secretValues(context.next.environment ?? ""));
    await deployments.recordFacts(services.db, deployment.id, {
        releaseId: context.releaseId,
        commitSha: target.commitSha,
        commitMessage: target.commitMessage,
        commitAuthor: target.commitAuthor,
    });
}

function tell({ log }: StepContext, { kept, restored, missed, dropped }: CarriedEnvironment): void {
    const lines = [
        ["keep today's value", kept],
        ["go back to their value of then", restored],
        ["were removed since and come back", missed],
        ["came since and go", dropped],
    ] as const;
    for (const [what, keys] of lines) {
        if (keys.length > 0) {
            log.write(`Environment: ${keys.join(", ")} ${what}\n`);
        }
    }
}
