import type { ProjectContainer } from "../engine-port";
import type { Exchange } from "./exchange";
import { containersOf } from "./find-members";
import { isOfRelease } from "./member";

/** The containers that are the service's switch, whatever release they are from. */
export async function switchContainers({ route, project }: Exchange): Promise<ProjectContainer[]> {
    return route.switchService === null ? [] : containersOf(route.switchService, project.tools);
}

/** True when the switch is as the release wants it, and works. One that belongs to the user is always so. */
export async function isCurrent(exchange: Exchange): Promise<boolean> {
    const { route, project, driver } = exchange;
    if (route.switchService === null) {
        return true;
    }
    const [container, ...more] = await switchContainers(exchange);
    const usable = container !== undefined && more.length === 0 && container.state === "running";
    return usable && isOfRelease(container, project) && (await driver.ready(route, exchange.run));
}
