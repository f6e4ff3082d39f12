import type { ProjectContainer } from "../engine-port";
import { containersOf } from "./find-members";
import { isWarm } from "../plan/warm-name";
import { isOfRelease, mayServe } from "./member";
import type { ReleaseProject } from "./release-project";
import { stopAndRemove } from "./stop-and-remove";

/**
 * Leaves compose no choice: of a service with more containers than its scale, `up` may remove the wrong ones. What is
 * not of the release goes first, then what doesn't run, then the newest.
 */
export async function trimToScale(project: ReleaseProject, services: readonly string[]): Promise<void> {
    for (const service of services) {
        const containers = await containersOf(service, project.tools);
        const worth = (one: ProjectContainer) =>
            isWarm(one) ? -1 : (isOfRelease(one, project) ? 2 : 0) + (mayServe(one) ? 1 : 0);
        const losers = containers.toSorted((a, b) => worth(b) - worth(a)).slice(project.scales.get(service) ?? 1);
        for (const loser of losers) {
            project.context.log(`Removing ${loser.name}: ${service} has more containers than it shall have`);
            await stopAndRemove(loser, project.tools);
        }
    }
}
