import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { expectedContainers } from "../live/expected-services";
import { placeRelease } from "../live/place-release";
import { composeUp, liveProject } from "../live/up";
import { restoreNames } from "./container-names";
import { removeRoutes } from "./remove-routes";

interface Change {
    next: LiveRelease;
    previous: LiveRelease | null;
}

/** True when a service has several containers, of which compose could remove the wrong ones. */
export async function isCrowded(tools: DeployTools): Promise<boolean> {
    const containers = (await tools.engine.containers(tools.layout.stack)).filter(({ oneOff }) => !oneOff);
    return new Set(containers.map(({ service }) => service)).size < containers.length;
}

/** Compose's own way in one call, for a release without any switch. */
export async function deployPlainly(
    { next, previous }: Change,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    await placeRelease({ to: next, from: previous }, tools, context);
    // Both are waited for: nothing may still change the project when this one has failed.
    const [model, up] = await Promise.allSettled([
        tools.cli.resolve(await liveProject(tools), runOptions(context)),
        composeUp(tools, context),
    ]);
    if (up.status === "rejected") {
        throw up.reason;
    }
    if (model.status === "rejected") {
        throw model.reason;
    }
    await restoreNames(tools);
    await removeRoutes(previous, next, { tools, context });
    const expected = expectedContainers(model.value.model);
    await waitUntilHealthy({ expected, release: next.content }, tools, context);
}
