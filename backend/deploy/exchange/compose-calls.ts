import type { ComposeModel } from "../compose/compose-model";
import { dependenciesOf } from "../compose/dependencies-of";
import type { DeployTools } from "../deploy-tools";
import { composeUp } from "../live/up";
import { containersOf } from "./find-members";
import type { ReleaseProject } from "./release-project";

/** A project as far as a call of compose reaches it. */
interface Called {
    tools: DeployTools;
    model: ComposeModel;
    /** Containers by service. */
    scales: ReadonlyMap<string, number>;
}

/**
 * Services that have more containers than their scale, with their number: both versions of one that is exchanged, or
 * those kept warm. Compose would remove some of them, and not those that nobody needs.
 */
export async function crowdedOnes(
    { tools, scales }: Pick<Called, "tools" | "scales">,
    services: readonly string[],
): Promise<Map<string, number>> {
    const counted = await Promise.all(
        services.map(async (name) => [name, (await containersOf(name, tools)).length] as const),
    );
    return new Map(counted.filter(([name, count]) => count > (scales.get(name) ?? 1)));
}

/**
 * Calls of compose in the middle of an exchange. What the services depend on is always part of the call, although nothing
 * is to be done about it: compose counts `depends_on` into a container's fingerprint, and only as far as it is part of the
 * call [Compose 2.26.1].
 */
export async function crowdedBelow(called: Called, services: readonly string[]): Promise<Map<string, number>> {
    const below = new Set(services.flatMap((name) => dependenciesOf(called.model, name)));
    return crowdedOnes(
        called,
        [...below].filter((name) => !services.includes(name)),
    );
}

export function scaleWords(counts: ReadonlyMap<string, number>): string[] {
    return [...counts].flatMap(([name, count]) => ["--scale", `${name}=${count}`]);
}

/** So many containers of the service in all; those that there are stay as they are, and new ones are not started. */
export async function createBeside(project: ReleaseProject, service: string, all: number): Promise<void> {
    const counts = new Map([[service, all], ...(await crowdedBelow(project, [service]))]);
    await composeUp(project.tools, project.context, ["--no-start", "--no-recreate", ...scaleWords(counts), service]);
}

/** Removes the containers of services that are no longer written down, and nothing else. */
export async function removeOrphans(project: ReleaseProject, anyService: string): Promise<void> {
    const count = (await containersOf(anyService, project.tools)).length;
    const counts = new Map([[anyService, count], ...(await crowdedBelow(project, [anyService]))]);
    const args = ["--no-start", "--no-recreate", "--remove-orphans", ...scaleWords(counts), anyService];
    await composeUp(project.tools, project.context, args);
}
