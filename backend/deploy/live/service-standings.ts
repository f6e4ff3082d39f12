import type { ServiceStanding } from "../../../common/service-standing";
import type { DeployContext, LiveRelease } from "../deployer";
import { toolsForRelease, type DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { isOfRelease } from "../exchange/member";
import { readProject, type ReleaseProject } from "../exchange/release-project";
import { judgeContainer } from "../health/judge-container";
import { serves } from "../health/service-role";
import { worst } from "../health/worst-state";
import { observeContainers } from "../plan/stack-observation";

interface Change {
    next: LiveRelease;
    previous: LiveRelease | null;
}

type Version = ServiceStanding["version"];

function versionOf(container: ProjectContainer, next: ReleaseProject, previous: ReleaseProject | null): Version {
    const isNew = isOfRelease(container, next);
    const isOld = previous !== null && isOfRelease(container, previous);
    return isNew && isOld ? "same" : isNew ? "new" : isOld ? "old" : "other";
}

function together(versions: readonly Version[]): Version {
    const [first, ...more] = new Set(versions);
    return first === undefined ? "none" : more.length === 0 ? first : "both";
}

/** What each service runs now, by name; judged from its containers. */
export async function serviceStandings(
    { next, previous }: Change,
    tools: DeployTools,
    context: DeployContext,
): Promise<ServiceStanding[]> {
    const read = (release: LiveRelease) =>
        readProject({ next: release, previous: null }, toolsForRelease(tools, release.content), context);
    const after = await read(next);
    const before = previous && (await read(previous));
    const running = await observeContainers(tools);
    const names = new Set([...after.scales.keys(), ...(before?.scales.keys() ?? []), ...running.keys()]);
    return Promise.all(
        [...names].sort().map(async (service): Promise<ServiceStanding> => {
            const containers = running.get(service) ?? [];
            const versions = containers.map((container) => versionOf(container, after, before));
            const conditions = await Promise.all(containers.map(({ id }) => tools.engine.condition(id)));
            const role = { serves: serves(next.content, service) };
            const judged = conditions.flatMap((one) => (one === null ? [] : [judgeContainer(one, role)]));
            return { service, version: together(versions), state: worst(judged)?.state ?? "missing" };
        }),
    );
}
