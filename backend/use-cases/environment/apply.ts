import { join } from "node:path";
import type {
    EnvironmentPreview,
    EnvironmentPreviewView,
    RollbackEnvironmentView,
} from "../../../common/environment-schema";
import { CicdError } from "../../../common/errors";
import type { DeploymentView } from "../../../common/views";
import { ownRelease } from "../../build-engine/own-release";
import { openRelease } from "../../build-engine/release-environment";
import { environmentOnReturn } from "../../build-engine/way-back";
import { readableValues } from "../../deploy/environment/env-file";
import { describeEnvironmentChanges, environmentChanges } from "../../deploy/environment/environment-changes";
import { usedVariables } from "../../deploy/environment/used-variables";
import { readEnvironmentFile } from "../../deploy/environment-file";
import { buildConfigs } from "../../models/build-configs";
import { deployments } from "../../models/deployments";
import { releases } from "../../models/releases";
import type { Dependencies } from "../dependencies";
import { requireConnected } from "../find-connected";
import { enqueueDeployment } from "../start-deployment";
import type { Actor } from "../use-cases";
import { deploymentViews } from "../views/deployment-view";
import { sameElsewhere } from "./same-elsewhere";
import { editedText } from "./save-keys";

/** Puts the saved `.env` live without a build: a release of its own with the live one's commit and images. */
export async function applyEnvironment(deps: Dependencies, stack: string, actor: Actor): Promise<DeploymentView> {
    const { repository } = await requireConnected(deps.db, stack);
    const active = ownRelease(await releases.active(deps.db, stack), stack);
    const text = await readEnvironmentFile(join(deps.stacksDir, stack));
    const queued = await deployments.list(deps.db, {
        stack,
        trigger: "environment",
        states: ["queued", "waiting"],
        limit: 1,
    });
    if (queued.length > 0) {
        // It reads the file when it runs, so it takes this state along.
        return (await deploymentViews(deps.db, queued))[0]!;
    }
    if (openRelease(active, deps.secrets).environment === text) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The .env file of "${stack}" is live as it is.`,
            safe: "Nothing was changed.",
            hint: "Save a change first.",
        });
    }
    const maker = active.deploymentId === null ? null : await deployments.find(deps.db, active.deploymentId);
    return enqueueDeployment(deps, {
        stack,
        repositoryId: repository.id,
        trigger: "environment",
        ref: active.ref ?? `release #${active.number}`,
        commitSha: active.commitSha,
        commitMessage: active.commitMessage,
        commitAuthor: active.commitAuthor,
        // What code from outside made stays code from outside: it gets no secrets this way either.
        untrusted: maker?.untrusted ?? false,
        requestedBy: actor.name,
        queuedAt: deps.clock.now().toISOString(),
    });
}

/** What applying an edit would do to each service, and who else has the same values. Changes nothing. */
export async function previewEnvironment(
    deps: Dependencies,
    stack: string,
    asked: EnvironmentPreview,
): Promise<EnvironmentPreviewView> {
    const { binding } = await requireConnected(deps.db, stack);
    const live = openRelease(ownRelease(await releases.active(deps.db, stack), stack), deps.secrets);
    const saved = await readEnvironmentFile(join(deps.stacksDir, stack));
    const edits = Object.keys(asked.set).length + asked.remove.length > 0;
    const environment = asked.text ?? (edits ? editedText(saved, asked) : saved);
    const { plan } = await deps.deployer.changeEnvironment(
        { active: live, environment, grants: binding.grants },
        { stack, buildConfig: await buildConfigs.find(deps.db, stack), log: () => undefined },
    );
    const changes = environmentChanges(live.environment, environment);
    const before = readableValues(live.environment ?? "");
    const touched = [...changes.changed, ...changes.removed].map((key) => [key, before[key]!] as const);
    return {
        keys: describeEnvironmentChanges(changes),
        changes: plan.changes,
        missing: plan.missingEnvironment,
        rights: plan.rights,
        notes: plan.notes,
        stacks: byStack(await sameElsewhere(deps.stacksDir, stack, Object.fromEntries(touched))),
    };
}

/** What going back to a kept release would do to the environment; the same reckoning as the rollback's own. */
export async function rollbackEnvironment(
    deps: Dependencies,
    stack: string,
    id: number,
): Promise<RollbackEnvironmentView> {
    await requireConnected(deps.db, stack);
    const release = await releases.find(deps.db, id);
    if (!release || release.stack !== stack) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `The stack "${stack}" has no release with the id ${id}.`,
            hint: "Choose one of GET /stacks/:stack/releases.",
        });
    }
    const { kept, restored, missed, dropped } = await environmentOnReturn(deps, release);
    const { byName, wholeFile } = usedVariables(release.content.stackFiles);
    const needed = missed.filter((key) => byName.has(key) || wholeFile.size > 0);
    return { kept, restored, missed, needed, dropped };
}

function byStack(byKey: ReadonlyMap<string, readonly string[]>): EnvironmentPreviewView["stacks"] {
    const stacks = [...new Set([...byKey.values()].flat())].sort();
    return stacks.map((stack) => ({
        stack,
        keys: [...byKey].filter(([, others]) => others.includes(stack)).map(([key]) => key),
    }));
}
