import { CicdError } from "../../../common/errors";
import type { Dependencies } from "../dependencies";
import { remoteOf } from "../find-connected";
import type { EditedStack } from "./read-hand-edit";

const DEADLINE_MS = 120_000;

/**
 * A branch on top of a commit that the stack's own branch lacks would carry what is not the repository's along: a
 * fork's work, history that was rewritten, another repository's. Brings the mirror up to date.
 *
 * @throws CicdError COMMIT_NOT_ON_BRANCH | REPOSITORY_UNREACHABLE | BRANCH_NOT_FOUND | …
 */
export async function refuseForeignCommit(
    deps: Pick<Dependencies, "db" | "secrets" | "locks" | "git">,
    { active, binding, repository }: EditedStack,
): Promise<void> {
    const sha = active.commitSha;
    if (sha === null) {
        return;
    }
    const remote = await remoteOf(deps.db, deps.secrets, repository);
    const options = { deadlineMs: DEADLINE_MS };
    const isPart = await deps.locks.hold(`repository ${repository.id}`, "fetch", async () => {
        await deps.git.fetch(remote, options);
        const tip = await deps.git.resolve(remote, `refs/heads/${binding.branch}`, options);
        return deps.git.isAncestor(repository.id, sha, tip.sha);
    });
    if (!isPart) {
        throw new CicdError({
            code: "COMMIT_NOT_ON_BRANCH",
            message: `The live commit ${sha.slice(0, 7)} is not part of the branch ${binding.branch} as it is now: it came from a fork or another branch, the branch was rewritten, or the repository is another one by now.`,
            safe: "Nothing was pushed, and the edited files are as you left them.",
            hint: `Keep the edit as a local change, deploy ${binding.branch}, and commit it then.`,
        });
    }
}
