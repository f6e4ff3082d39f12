import { join } from "node:path";
import { CicdError } from "../../common/errors";
import type { UpdateImages } from "../../common/schema";
import type { DeploymentView, PlanView } from "../../common/views";
import { ownRelease } from "../build-engine/own-release";
import { openRelease } from "../build-engine/release-environment";
import { readEnvironmentFile } from "../deploy/environment-file";
import { buildConfigs } from "../models/build-configs";
import { deployments } from "../models/deployments";
import { releases, type Release } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { enqueueDeployment, isFromOutside } from "./start-deployment";
import type { Actor } from "./use-cases";
import { deploymentViews } from "./views/deployment-view";

/** Whether registries say that an image of a third party has become newer; `unsure` where one doesn't say. */
export interface ForeseenUpdate {
    plan: PlanView;
    newer: "yes" | "no" | "unsure";
}

/** What registries say of the tags of the live release. Pulls nothing, and changes nothing. */
export async function foreseeUpdate(deps: Dependencies, stack: string): Promise<ForeseenUpdate> {
    const { binding } = await requireConnected(deps.db, stack);
    const active = ownRelease(await releases.active(deps.db, stack), stack);
    const change = {
        active: openRelease(active, deps.secrets),
        environment: await readEnvironmentFile(join(deps.stacksDir, stack)),
        grants: binding.grants,
    };
    const buildConfig = await buildConfigs.find(deps.db, stack);
    const { plan, content, unsure } = await deps.deployer.foreseeUpdate(change, {
        stack,
        buildConfig,
        log: () => undefined,
    });
    const newer = content !== change.active.content ? "yes" : unsure ? "unsure" : "no";
    return { plan: { ...plan, commit: commitOf(active) }, newer };
}

/**
 * Deploys the live release with what the tags of its third-party images lead to now; with `rebuild` its commit is built
 * anew too, on newer base images.
 *
 * @throws CicdError STATE_CONFLICT when nothing is newer
 */
export async function updateImages(
    deps: Dependencies,
    stack: string,
    { rebuild, actor }: UpdateImages & { actor: Actor },
): Promise<DeploymentView> {
    const { repository } = await requireConnected(deps.db, stack);
    const active = ownRelease(await releases.active(deps.db, stack), stack);
    const queued = await deployments.list(deps.db, {
        stack,
        trigger: "update-images",
        states: ["queued", "waiting"],
        limit: 1,
    });
    if (queued[0] !== undefined && Boolean(queued[0].asked.rebuild) === rebuild) {
        return (await deploymentViews(deps.db, queued))[0]!;
    }
    if (rebuild ? active.commitSha === null : (await foreseeUpdate(deps, stack)).newer === "no") {
        throw nothingNewer(stack, rebuild);
    }
    return enqueueDeployment(deps, {
        stack,
        repositoryId: repository.id,
        trigger: "update-images",
        ref: active.ref ?? `release #${active.number}`,
        commitSha: active.commitSha,
        commitMessage: active.commitMessage,
        commitAuthor: active.commitAuthor,
        // What code from outside made stays code from outside: it gets no secrets this way either.
        untrusted: await isFromOutside(deps, active),
        asked: rebuild ? { rebuild } : {},
        requestedBy: actor.name,
        queuedAt: deps.clock.now().toISOString(),
    });
}

function nothingNewer(stack: string, rebuild: boolean): CicdError {
    return new CicdError({
        code: "STATE_CONFLICT",
        message: rebuild
            ? `The live release of "${stack}" has no commit that could be built anew.`
            : `Every third-party image of "${stack}" is what its tag leads to.`,
        safe: "Nothing was changed.",
        hint: rebuild ? "Deploy the stack from Git first." : "To renew built images, rebuild with newer base images.",
    });
}

function commitOf({ commitSha, commitMessage, commitAuthor }: Release): PlanView["commit"] {
    return commitSha === null ? null : { sha: commitSha, message: commitMessage ?? "", author: commitAuthor ?? "" };
}
