import { nameAside } from "./container-names";
import type { ReleaseProject } from "./release-project";

/**
 * Whoever has the container name that one of these services gets by its file makes room for it, and goes on under
 * another one: the engine takes a name only once, also from a container that doesn't run. Idempotent.
 */
export async function clearNames({ tools, model }: ReleaseProject, services: readonly string[]): Promise<void> {
    const ownerOf = new Map(services.map((service) => [model.services[service]?.container_name, service]));
    for (const container of await tools.engine.containers(tools.layout.stack)) {
        const owner = ownerOf.get(container.name);
        if (owner !== undefined && owner !== container.service) {
            await tools.engine.renameContainer(container.id, nameAside(container));
        }
    }
}
