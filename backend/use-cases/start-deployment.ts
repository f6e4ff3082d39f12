import { CicdError } from "../../common/errors";
import type { RollbackRequest } from "../../common/schema";
import type { DeploymentView } from "../../common/views";
import { deployments, type NewDeployment } from "../models/deployments";
import type { MissingImage } from "../deploy/live/kept-images";
import { releases, type Release } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import type { Actor } from "./use-cases";
import { deploymentViews } from "./views/deployment-view";

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** What is done once more as what it was; anything else is by hand then. */
const KEPT_BY_RETRY = ["rollback", "environment", "update-images"] as const;

/** Deploys exactly what is asked for: a branch, tag or commit; without one the tip of the stack's branch. */
export async function deployByHand(
    deps: Dependencies,
    stack: string,
    asked: { ref: string | undefined; actor: Actor; untrusted?: boolean },
): Promise<DeploymentView> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    const ref = asked.ref ?? binding.branch;
    return enqueueDeployment(deps, {
        stack,
        repositoryId: repository.id,
        trigger: "manual",
        untrusted: asked.untrusted ?? false,
        ref,
        commitSha: COMMIT.test(ref) ? ref : null,
        requestedBy: asked.actor.name,
        queuedAt: deps.clock.now().toISOString(),
    });
}

/** Goes back (or forward) to a kept release, by the same way as every deployment. */
export async function rollBack(
    deps: Dependencies,
    stack: string,
    asked: RollbackRequest & { actor: Actor },
): Promise<DeploymentView> {
    const { repository } = await requireConnected(deps.db, stack);
    const release = await releases.find(deps.db, asked.release);
    if (!release || release.stack !== stack || release.state === "discarded" || release.state === "prepared") {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `The stack "${stack}" has no release with the id ${asked.release} that was ever live.`,
            hint: "Choose one of GET /stacks/:stack/releases.",
        });
    }
    if (asked.volumes && !(await hasVolumes(deps, release))) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `No volumes are kept with release #${release.number}.`,
            safe: "Nothing was changed.",
            hint: "Roll back without the volumes, or choose a release that has them.",
        });
    }
    if (asked.volumes && release.state === "active") {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Release #${release.number} is live: what is in its volumes now would be kept in place of its copies.`,
            safe: "Nothing was changed.",
            hint: "Roll back without the volumes, or choose another release.",
        });
    }
    refuseLost(release, await deps.deployer.missingImages(release.content));
    return enqueueDeployment(deps, {
        // Its images may have to be built again: code from outside stays code from outside.
        untrusted: await isFromOutside(deps, release),
        stack,
        repositoryId: repository.id,
        trigger: "rollback",
        ref: release.ref ?? `release #${release.number}`,
        commitSha: release.commitSha,
        commitMessage: release.commitMessage,
        commitAuthor: release.commitAuthor,
        targetReleaseId: release.id,
        asked: asked.volumes ? { volumes: true } : {},
        requestedBy: asked.actor.name,
        queuedAt: deps.clock.now().toISOString(),
    });
}

/** Whether code of a fork or of somebody outside made this release. */
export async function isFromOutside({ db }: Pick<Dependencies, "db">, { deploymentId }: Release): Promise<boolean> {
    const maker = deploymentId === null ? null : await deployments.find(db, deploymentId);
    return maker?.untrusted ?? false;
}

async function hasVolumes({ deployer }: Dependencies, { stack, id }: Release): Promise<boolean> {
    return (await deployer.volumeCopies(stack)).some(({ release }) => release === id);
}

/** Gone images are pulled by their digest or built from the commit again; where neither can be, there is no way back. */
function refuseLost(release: Release, missing: readonly MissingImage[]): void {
    const lost = missing.find(({ way }) => way === "none" || (way === "rebuild" && release.commitSha === null));
    if (lost) {
        throw new CicdError({
            code: "IMAGE_GONE",
            message: `The image ${lost.reference} of ${lost.service} in release #${release.number} is no longer on this machine, and nothing says where it came from.`,
            safe: "The running containers were not touched.",
            hint: release.commitSha
                ? `Deploy commit ${release.commitSha.slice(0, 7)} instead: that finds another image.`
                : "Choose another release.",
        });
    }
}

/** The same commit or release once more, as a deployment of its own. */
export async function retryDeployment(deps: Dependencies, id: number, actor: Actor): Promise<DeploymentView> {
    const former = await requireDeployment(deps, id);
    if (["queued", "running", "waiting"].includes(former.state)) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Deployment ${id} is still ${former.state}.`,
            hint: "Wait for its end, or cancel it first.",
        });
    }
    const { repository } = await requireConnected(deps.db, former.stack);
    return enqueueDeployment(deps, {
        stack: former.stack,
        repositoryId: repository.id,
        trigger: KEPT_BY_RETRY.find((trigger) => trigger === former.trigger) ?? "manual",
        ref: former.ref,
        commitSha: former.commitSha,
        commitMessage: former.commitMessage,
        commitAuthor: former.commitAuthor,
        targetReleaseId: former.targetReleaseId,
        asked: former.asked,
        // It goes on where the former one failed, as long as what that one made is there.
        retryOf: former.id,
        // Who retries it does not vouch for what it holds.
        untrusted: former.untrusted,
        requestedBy: actor.name,
        queuedAt: deps.clock.now().toISOString(),
    });
}

export async function requireDeployment(deps: Pick<Dependencies, "db">, id: number) {
    const deployment = await deployments.find(deps.db, id);
    if (!deployment) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `There is no deployment ${id}.`,
            hint: "Look at the list of deployments.",
        });
    }
    return deployment;
}

/** Queues it, tells everybody and looks for a free place. */
export async function enqueueDeployment(deps: Dependencies, deployment: NewDeployment): Promise<DeploymentView> {
    const id = await deployments.insert(deps.db, deployment);
    deps.bus.publish({ type: "deployment", stack: deployment.stack, deployment: id, from: null, to: "queued" });
    deps.queue.wake();
    const [view] = await deploymentViews(deps.db, [await requireDeployment(deps, id)]);
    return view!;
}
