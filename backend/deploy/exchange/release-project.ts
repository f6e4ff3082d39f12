import type { ComposeModel } from "../compose/compose-model";
import { runOptions, type DeployTools } from "../deploy-tools";
import type { DeployContext, LiveRelease } from "../deployer";
import { expectedContainers } from "../live/expected-services";
import { releaseTexts } from "../live/release-texts";
import { asProject } from "../prepare/resolve-model";
import { fingerprints } from "../render/fingerprints";

/** A release on its way to being live, as compose sees it. */
export interface ReleaseProject {
    tools: DeployTools;
    context: DeployContext;
    next: LiveRelease;
    /** What is or was live, or on its way; null for nothing. */
    previous: LiveRelease | null;
    model: ComposeModel;
    /** Compose's fingerprints by service: a container of the release carries one of them. */
    hashes: ReadonlyMap<string, readonly string[]>;
    /** Containers by service. */
    scales: ReadonlyMap<string, number>;
}

interface Change {
    next: LiveRelease;
    previous: LiveRelease | null;
}

export async function readProject(
    { next, previous }: Change,
    tools: DeployTools,
    context: DeployContext,
): Promise<ReleaseProject> {
    const project = { texts: await releaseTexts(next.content, tools), environment: next.environment };
    const [hashes, { model }] = await Promise.all([
        fingerprints(project, tools, context),
        asProject(project, tools, (named) => tools.cli.resolve(named, runOptions(context))),
    ]);
    return { tools, context, next, previous, model, hashes, scales: expectedContainers(model) };
}
