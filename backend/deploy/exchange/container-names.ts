import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

const ASIDE = /-leaving-[0-9a-f]{6}$/;

type Named = Pick<ProjectContainer, "id" | "name">;

export function isAside({ name }: Named): boolean {
    return ASIDE.test(name);
}

/** The name under which a container that is about to go makes room for its successor. */
export function nameAside(container: Named): string {
    return isAside(container) ? container.name : `${container.name}-leaving-${container.id.slice(0, 6)}`;
}

/** Who stays after all gets its name back, unless somebody has it. */
export async function restoreNames({ engine, layout }: Pick<DeployTools, "engine" | "layout">): Promise<void> {
    const containers = await engine.containers(layout.stack);
    for (const { id, name } of containers.filter(isAside)) {
        const former = name.replace(ASIDE, "");
        if (containers.every((other) => other.name !== former)) {
            await engine.renameContainer(id, former);
        }
    }
}
