import type { GitRemote, GitRunOptions, ResolvedCommit } from "../../git/git";
import { replacedCommits } from "../../models/replaced-commits";
import type { StepContext } from "../step";

/**
 * A delivery that arrives late takes the place of a newer one that was still queued, since only Git knows which is newer.
 * Where the branch points at the commit of a deployment that this one replaced, that commit is the one to deploy.
 *
 * @returns null when nothing like that happened
 */
export async function replacedTip(
    { services, deployment }: StepContext,
    remote: GitRemote,
    options: GitRunOptions,
): Promise<ResolvedCommit | null> {
    if (deployment.trigger !== "push" || !deployment.commitSha || !deployment.ref.startsWith("refs/heads/")) {
        return null;
    }
    const replaced = await replacedCommits(services.db, deployment);
    if (replaced.size === 0) {
        return null;
    }
    const tip = await services.git.resolve(remote, deployment.ref, options).catch(() => null);
    return tip && tip.sha !== deployment.commitSha && replaced.has(tip.sha) ? tip : null;
}
