import type { ProjectContainer } from "../engine-port";
import type { DeployTools } from "../deploy-tools";
import { isWarm } from "./warm-name";

const LEFT_OVER = /^[0-9a-f]{12}_/;

/** What an interrupted `up` left: the new container under its temporary name. */
export function isLeftOver(container: ProjectContainer): boolean {
    return LEFT_OVER.test(container.name);
}

/** The project's containers by service, without one-off ones and those that only wait for an instant return. */
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
    for (const [service, containers] of byService) {
        const serving = containers.filter((container) => !isWarm(container));
        byService.set(service, serving.length > 0 ? serving : containers);
    }
    return byService;
}
