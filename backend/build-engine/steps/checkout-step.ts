import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { deployments } from "../../models/deployments";
import type { GitRemote, GitRunOptions } from "../../git/git";
import { isOfKeptRelease } from "../kept-release";
import type { Step, StepContext } from "../step";
import { refuseOvertaken } from "./refuse-overtaken";
import { replacedTip } from "./replaced-tip";
import { refuseSecrets } from "./refuse-secrets";

/** Gets exactly the commit that the deployment is for into a workspace of its own. */
export const checkoutStep: Step = {
    name: "checkout",
    deadline: (config) => config.checkoutTimeout,

    async run(context) {
        const { deployment, services } = context;
        if (isOfKeptRelease(deployment)) {
            return "skipped";
        }
        await refuseSecrets(context);
        const remote = remoteOf(context);
        const options = gitOptions(context);
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
        await refuseOvertaken(context, commit.sha, { remote, ...options });
        await placeWorkspace(context, commit.sha, options);
        return "succeeded";
    },

    async cleanup(context) {
        await rm(workspacePath(context), { recursive: true, force: true });
    },
};

/** The head of a pull request is on no branch, and not every forge gives out a commit that is asked for by its id. */
async function fetchHead(context: StepContext, options: GitRunOptions): Promise<void> {
    const { commitSha, ref, trigger } = context.deployment;
    if (trigger === "pull-request" && commitSha !== null && !ref.startsWith("refs/heads/")) {
        // By now it may be gone or point elsewhere: the commit itself decides.
        await context.services.git.resolve(remoteOf(context), ref, options).catch(() => null);
    }
}

async function placeWorkspace(context: StepContext, sha: string, options: GitRunOptions): Promise<void> {
    const { services, binding } = context;
    const remote = remoteOf(context);
    const { repositoryId } = remote;
    const checkoutDir = workspacePath(context);
    await rm(checkoutDir, { recursive: true, force: true });
    await mkdir(join(checkoutDir, ".."), { recursive: true });
    // What code from outside names as submodules is read without our credential.
    const reader = context.deployment.untrusted ? { ...remote, credential: null } : remote;
    await services.git.checkout(repositoryId, sha, checkoutDir, { ...options, remote: reader });
    context.source = {
        checkoutDir,
        composePath: binding?.composePath ?? [],
        profiles: binding?.profiles ?? [],
        envFiles: binding?.envFiles ?? [],
        trackedFiles: await services.git.trackedFiles(repositoryId, sha),
        adopt: binding?.adopt ?? {},
        grants: binding?.grants ?? [],
    };
}

function workspacePath(context: StepContext): string {
    const { services, deployment } = context;
    return join(services.stacksDir, ".cicd", deployment.stack, "work", String(deployment.id));
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
