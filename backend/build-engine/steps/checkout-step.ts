import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { recordCommitTime } from "../../models/figures/commit-time";
import { deployments } from "../../models/deployments";
import type { GitRemote, GitRunOptions } from "../../git/git";
import { mustRebuild } from "../kept-images";
import { isOfKeptRelease } from "../kept-release";
import { beginAnew, noteProgress } from "../progress";
import { openSource } from "../source";
import type { Step, StepContext } from "../step";
import { checkoutPath, exists, workspacePath } from "../workspace";
import { refuseOvertaken } from "./refuse-overtaken";
import { replacedTip } from "./replaced-tip";
import { refuseSecrets } from "./refuse-secrets";

/** Gets exactly the commit that the deployment is for into a folder of its own. */
export const checkoutStep: Step = {
    name: "checkout",
    deadline: (config) => config.checkoutTimeout,
    retries: (config) => config.retries.checkout,

    async run(context) {
        const { deployment, services } = context;
        if (isOfKeptRelease(deployment) && !(await mustRebuild(context))) {
            return "skipped";
        }
        await refuseSecrets(context);
        const remote = remoteOf(context);
        const options = gitOptions(context);
        if (await isCheckedOut(context)) {
            await refuseOvertaken(context, deployment.commitSha!, { remote, ...options });
            context.source = await openSource(context);
            return "succeeded";
        }
        const commit = await services.locks.hold(`repository ${remote.repositoryId}`, "fetch", async () => {
            context.log.write(`Fetching ${remote.url}\n`);
            await services.git.fetch(remote, options);
            await fetchHead(context, options);
            const late = await replacedTip(context, remote, options);
            return late ?? services.git.resolve(remote, deployment.commitSha ?? deployment.ref, options);
        });
        if (deployment.commitSha && deployment.commitSha !== commit.sha) {
            context.log.write(`${deployment.commitSha.slice(0, 7)} came late: the branch has gone on meanwhile\n`);
        }
        context.log.write(`Commit ${commit.sha.slice(0, 7)} ${commit.message.split("\n")[0]} (${commit.author})\n`);
        Object.assign(deployment, {
            commitSha: commit.sha,
            commitMessage: commit.message,
            commitAuthor: commit.author,
        });
        await deployments.recordFacts(services.db, deployment.id, {
            commitSha: commit.sha,
            commitMessage: commit.message,
            commitAuthor: commit.author,
        });
        await recordCommitTime(services.db, deployment.id, commit.at ?? null);
        await refuseOvertaken(context, commit.sha, { remote, ...options });
        await placeCheckout(context, commit.sha, options);
        return "succeeded";
    },
};

/** Whether a former attempt, or the deployment that this one retries, left what this one needs. */
async function isCheckedOut(context: StepContext): Promise<boolean> {
    const { progress, deployment, repository } = context;
    if (!progress.done.includes("checkout") || deployment.commitSha === null) {
        return false;
    }
    if (progress.repositoryId !== repository?.id || !(await exists(checkoutPath(context)))) {
        await beginAnew(context, "checkout", "The checkout is gone, so all is done anew");
        return false;
    }
    const workedThere = progress.commands.some(({ inWorkspace }) => inWorkspace);
    if (workedThere && !(await exists(workspacePath(context)))) {
        await beginAnew(context, "pre-build", "The workspace is gone, so all commands run anew");
    }
    return true;
}

/** The head of a pull request is on no branch, and not every forge gives out a commit that is asked for by its id. */
async function fetchHead(context: StepContext, options: GitRunOptions): Promise<void> {
    const { commitSha, ref, trigger } = context.deployment;
    if (trigger === "pull-request" && commitSha !== null && !ref.startsWith("refs/heads/")) {
        // By now it may be gone or point elsewhere: the commit itself decides.
        await context.services.git.resolve(remoteOf(context), ref, options).catch(() => null);
    }
}

async function placeCheckout(context: StepContext, sha: string, options: GitRunOptions): Promise<void> {
    const { services } = context;
    const remote = remoteOf(context);
    const { repositoryId } = remote;
    const target = checkoutPath(context);
    for (const old of [target, workspacePath(context)]) {
        await rm(old, { recursive: true, force: true });
    }
    await mkdir(join(target, ".."), { recursive: true });
    // What code from outside names as submodules is read without our credential.
    const reader = context.deployment.untrusted ? { ...remote, credential: null } : remote;
    await services.git.checkout(repositoryId, sha, target, { ...options, remote: reader });
    await noteProgress(context, { repositoryId });
    context.source = await openSource(context);
}

function remoteOf(context: StepContext): GitRemote {
    if (!context.repository) {
        throw new CicdError({
            code: "STACK_NOT_CONNECTED",
            message: `The stack "${context.deployment.stack}" is no longer connected to a repository.`,
            safe: "The running containers were not touched.",
            hint: "Connect the stack to a repository and deploy again.",
        });
    }
    return { repositoryId: context.repository.id, url: context.repository.url, credential: context.credential };
}

function gitOptions(context: StepContext): GitRunOptions {
    return {
        signal: context.signal,
        deadlineMs: context.buildConfig.checkoutTimeout * 1000,
        deploymentId: context.deployment.id,
        onOutput: (text) => context.log.write(text),
    };
}
