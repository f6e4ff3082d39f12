import { bindings, type Withdrawn } from "../models/bindings";
import type { Db } from "../models/db";
import type { Deployment } from "../models/deployments";
import { releases } from "../models/releases";

/** Older ones are far behind what is live by then. */
const MAX_WITHDRAWN = 50;

/**
 * What a success means for the commits that no trigger may bring back: going back to an earlier release withdraws the
 * commit that was live, and what is live from now on isn't withdrawn any more. Call it in the transaction of the
 * deployment's end, before the release is made the live one. Answers whether anything changed.
 */
export async function updateWithdrawals(
    trx: Db,
    deployment: Pick<Deployment, "stack" | "trigger" | "requestedBy">,
    { releaseId, at }: { releaseId: number; at: string },
): Promise<boolean> {
    const binding = await bindings.findByStack(trx, deployment.stack);
    const [next, former] = await Promise.all([releases.find(trx, releaseId), releases.active(trx, deployment.stack)]);
    if (!binding || !next) {
        return false;
    }
    const goesBack = deployment.trigger === "rollback" && former !== null && next.number < former.number;
    const left = goesBack && former.commitSha !== next.commitSha ? former.commitSha : null;
    const added: Withdrawn[] = left === null ? [] : [{ sha: left, by: deployment.requestedBy, at }];
    const kept = binding.withdrawn.filter(({ sha }) => sha !== next.commitSha && sha !== left);
    const withdrawn = [...added, ...kept].slice(0, MAX_WITHDRAWN);
    if (added.length === 0 && kept.length === binding.withdrawn.length) {
        return false;
    }
    await bindings.update(trx, binding.id, { withdrawn });
    return true;
}
