import { fingerprintOf } from "../../deploy/hand-edit/values";
import { bindings, type LocalEdit } from "../../models/bindings";
import type { Db } from "../../models/db";
import { deployments } from "../../models/deployments";
import { releases, type Release } from "../../models/releases";

/** Triggers that go on with what is live instead of reading a commit anew. */
const OF_LIVE = ["rollback", "environment", "update-images"];

/**
 * Forgets what is kept of a change by hand once the repository says it itself: a release of the stack's own branch
 * needed less of it. Answers whether anything was forgotten.
 */
export async function settleKeptEdit(db: Db, deploymentId: number): Promise<boolean> {
    const deployment = await deployments.find(db, deploymentId);
    if (!deployment || deployment.state !== "succeeded" || OF_LIVE.includes(deployment.trigger)) {
        return false;
    }
    const binding = await bindings.findByStack(db, deployment.stack);
    const active = await releases.active(db, deployment.stack);
    if (!binding || active?.deploymentId !== deploymentId || active.ref !== `refs/heads/${binding.branch}`) {
        return false;
    }
    const localEdit = stillNeeded(binding.localEdit, active, deployment.startedAt);
    if (localEdit === binding.localEdit) {
        return false;
    }
    await bindings.update(db, binding.id, { localEdit });
    return true;
}

function stillNeeded(kept: LocalEdit | null, { content }: Release, startedAt: string | null): LocalEdit | null {
    // What was kept while it ran is not in it.
    if (kept === null || startedAt === null || kept.at > startedAt) {
        return kept;
    }
    const needed = new Set((content.localEdits ?? []).map(fingerprintOf));
    const edits = kept.edits.filter((edit) => needed.has(fingerprintOf(edit)));
    return edits.length === kept.edits.length ? kept : edits.length === 0 ? null : { ...kept, edits };
}
