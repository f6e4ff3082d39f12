import type { PlanView } from "../../../common/views";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, toolsForRelease, type DeployTools } from "../deploy-tools";
import { readLiveFiles } from "../live/live-files";
import { releaseTexts } from "../live/release-texts";
import { asProject, resolveLive } from "../prepare/resolve-model";
import { fingerprints } from "../render/fingerprints";
import { isKept } from "../render/settle-forms";
import { knownSecrets } from "../secrecy/known-secrets";
import { describeChanges } from "./describe-changes";
import { fileChanges } from "./file-changes";
import { pathNames } from "./path-names";
import { releaseRollouts } from "./release-rollouts";
import { resourceChanges } from "./resource-changes";
import { observeContainers } from "./stack-observation";

export interface ReleaseComparison {
    next: LiveRelease;
    /** What it is compared with: the models, as compose reads them, and what was live so. */
    before: ComposeModel | null;
    after: ComposeModel;
    /** `next`'s compose files as they would be written. */
    texts: Readonly<Record<string, string>>;
    active: LiveRelease | null;
}

/** What putting a release live that is all there would change. Touches nothing. */
export async function compareRelease(
    { next, before, after, texts, active }: ReleaseComparison,
    tools: DeployTools,
    context: DeployContext,
): Promise<Pick<PlanView, "changes" | "resources">> {
    const [containers, hashes, secrets] = await Promise.all([
        observeContainers(tools),
        fingerprints({ texts, environment: next.environment }, tools, context),
        knownSecrets(tools, [active?.environment ?? null, next.environment], [before, after]),
    ]);
    const state = { containers, hashes, taggedIds: new Map<string, string | null>() };
    const tracked = [active?.content.trackedFiles ?? {}, next.content.trackedFiles] as const;
    const images = Object.entries(next.content.services).map(
        ([name, { imageId }]) => [name, { id: imageId, built: false }] as const,
    );
    const changes = describeChanges({
        before,
        after,
        secrets,
        containers,
        kept: new Set(Object.keys(after.services).filter((name) => isKept(name, state))),
        images: new Map(images),
        imageNames: { before: active?.content.services ?? {}, after: next.content.services },
        files: fileChanges(...tracked),
        pathName: pathNames(tools.layout, tracked),
        rolloutsBefore: releaseRollouts(active?.content),
        rollouts: releaseRollouts(next.content),
    });
    return { changes, resources: resourceChanges(before, after) };
}

/** What going to a kept release would change, compared with what is live. Touches nothing. */
export async function planRelease(
    { next, active }: Pick<ReleaseComparison, "next" | "active">,
    tools: DeployTools,
    context: DeployContext,
): Promise<PlanView> {
    const nextTools = toolsForRelease(tools, next.content);
    const live = await readLiveFiles(tools.layout.directory);
    const texts = await releaseTexts(next.content, nextTools);
    const [before, { model: after, unset }] = await Promise.all([
        resolveLive(live, toolsForRelease(tools, active?.content ?? null), context),
        asProject({ texts, environment: next.environment }, nextTools, (project) =>
            nextTools.cli.resolve(project, runOptions(context)),
        ),
    ]);
    const compared = await compareRelease({ next, before, after, texts, active }, nextTools, context);
    return {
        commit: null,
        ...compared,
        commits: [],
        differences: [],
        missingEnvironment: unset,
        rights: [],
        notes: [],
    };
}
