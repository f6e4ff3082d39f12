import type { ProjectContainer } from "../engine-port";
import type { DeployTools } from "../deploy-tools";

const LEFT_OVER = /^[0-9a-f]{12}_/;

/** What an interrupted `up` left: the new container under its temporary name. */
export function isLeftOver(container: ProjectContainer): boolean {
    return LEFT_OVER.test(container.name);
}

/** The project's containers by service, without one-off ones. */
export async function observeContainers({
    engine,
    layout,
}: Pick<DeployTools, "engine" | "layout">): Promise<Map<string, ProjectContainer[]>> {
    const byService = new Map<string, ProjectContainer[]>();
    for (const container of await engine.containers(layout.stack)) {
        if (!container.oneOff && container.service !== "") {
            byService.set(container.service, [...(byService.get(container.service) ?? []), container]);
        }
    }
    return byService;
}
