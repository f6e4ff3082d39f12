import { dependenciesOf } from "../compose/dependencies-of";
import { composeUp } from "../live/up";
import { containersOf } from "./find-members";
import type { ReleaseProject } from "./release-project";

/**
 * Calls of compose in the middle of an exchange. What the services depend on is always part of the call, although nothing
 * is to be done about it: compose counts `depends_on` into a container's fingerprint, and only as far as it is part of the
 * call [Compose 2.26.1]. What has more containers than its scale keeps them.
 */
async function others(project: ReleaseProject, services: readonly string[]): Promise<string[]> {
    const called = new Set(services.flatMap((name) => dependenciesOf(project.model, name)));
    const counts = await Promise.all(
        [...project.scales]
            .filter(([name]) => called.has(name) && !services.includes(name))
            .map(async ([name, scale]) => ({ name, scale, count: (await containersOf(name, project.tools)).length })),
    );
    const crowded = counts.filter(({ scale, count }) => count > scale);
    return crowded.flatMap(({ name, count }) => ["--scale", `${name}=${count}`]);
}

/** So many containers of the service in all; those that there are stay as they are, and new ones are not started. */
export async function createBeside(project: ReleaseProject, service: string, all: number): Promise<void> {
    const kept = await others(project, [service]);
    const scale = ["--scale", `${service}=${all}`];
    await composeUp(project.tools, project.context, ["--no-start", "--no-recreate", ...scale, ...kept, service]);
}

/** Compose's own way for these. */
export async function upServices(project: ReleaseProject, services: readonly string[]): Promise<void> {
    await composeUp(project.tools, project.context, [...(await others(project, services)), ...services]);
}

/** Removes the containers of services that are no longer written down, and nothing else. */
export async function removeOrphans(project: ReleaseProject, anyService: string): Promise<void> {
    const count = (await containersOf(anyService, project.tools)).length;
    const kept = ["--scale", `${anyService}=${count}`, ...(await others(project, [anyService]))];
    const args = ["--no-start", "--no-recreate", "--remove-orphans", ...kept, anyService];
    await composeUp(project.tools, project.context, args);
}
