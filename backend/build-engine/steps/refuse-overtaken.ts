import { CicdError } from "../../../common/errors";
import type { GitRemote, GitRunOptions } from "../../git/git";
import type { Withdrawn } from "../../models/bindings";
import { releases } from "../../models/releases";
import type { StepContext } from "../step";

/** A person gets whatever they ask for; these only go forward. */
const BY_ITSELF = ["push", "poll", "pull-request"];

const short = (sha: string) => sha.slice(0, 7);

/**
 * A trigger neither brings back a commit that a rollback withdrew, nor one that came before it, nor does it undo what is
 * newer. A branch that was set back on purpose points at the commit, and then it goes on; but never to one that was
 * withdrawn itself.
 *
 * @throws CicdError COMMIT_WITHDRAWN | OLDER_THAN_LIVE
 */
export async function refuseOvertaken(
    context: StepContext,
    sha: string,
    { remote, ...options }: GitRunOptions & { remote: GitRemote },
): Promise<void> {
    const { services, deployment } = context;
    if (!BY_ITSELF.includes(deployment.trigger)) {
        return;
    }
    const withdrawn = context.binding?.withdrawn ?? [];
    const same = withdrawn.find((entry) => entry.sha === sha);
    if (same) {
        throw withdrawnError(sha, `A rollback by ${same.by} withdrew commit ${short(sha)}.`);
    }
    const live = (await releases.active(services.db, deployment.stack))?.commitSha ?? null;
    const isBefore = (later: string) => services.git.isAncestor(remote.repositoryId, sha, later);
    const error = live === sha ? null : await overtakenBy({ sha, live, withdrawn, isBefore });
    if (error && !(await pointsAt(context, sha, { remote, ...options }))) {
        throw error;
    }
}

interface Overtaking {
    sha: string;
    live: string | null;
    withdrawn: readonly Withdrawn[];
    isBefore: (later: string) => Promise<boolean>;
}

async function overtakenBy({ sha, live, withdrawn, isBefore }: Overtaking): Promise<CicdError | null> {
    if (live !== null && (await isBefore(live))) {
        return olderError(sha, live);
    }
    const later = await firstOf(withdrawn, (entry) => isBefore(entry.sha));
    const message = later && `Commit ${short(sha)} came before ${short(later.sha)}, which ${later.by} withdrew.`;
    return message === null ? null : withdrawnError(sha, message);
}

async function firstOf<T>(items: readonly T[], fits: (item: T) => Promise<boolean>): Promise<T | null> {
    for (const item of items) {
        if (await fits(item)) {
            return item;
        }
    }
    return null;
}

async function pointsAt(
    { services, deployment }: StepContext,
    sha: string,
    { remote, ...options }: GitRunOptions & { remote: GitRemote },
): Promise<boolean> {
    const tip = await services.git.resolve(remote, deployment.ref, options).catch(() => null);
    return tip?.sha === sha;
}

function withdrawnError(sha: string, message: string): CicdError {
    return new CicdError({
        code: "COMMIT_WITHDRAWN",
        message,
        hint: `Push a newer commit, or deploy ${short(sha)} by hand to have it all the same.`,
    });
}

function olderError(sha: string, live: string): CicdError {
    return new CicdError({
        code: "OLDER_THAN_LIVE",
        message: `Commit ${short(sha)} is older than ${short(live)}, which is live.`,
        hint: "Nothing needs to be done; to go back to it, deploy it by hand.",
    });
}
