import { CicdError } from "../../../common/errors";
import type { ProjectContainer } from "../engine-port";
import type { Exchange } from "./exchange";
import { containersOf } from "./find-members";
import { isOfRelease } from "./member";
import { refuseCanceled } from "./refuse-canceled";

const INTERVAL_MS = 50;

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

/**
 * Resolves when it works.
 * @throws CicdError SERVICE_UNHEALTHY past `healthTimeout` | CANCELED
 */
export async function awaitSwitch(exchange: Exchange): Promise<void> {
    const { tools, context } = exchange.project;
    const timeout = context.buildConfig.healthTimeout;
    const end = tools.clock.now().getTime() + timeout * 1000;
    while (!(await isCurrent(exchange))) {
        refuseCanceled(context);
        if (tools.clock.now().getTime() >= end) {
            throw new CicdError({
                code: "SERVICE_UNHEALTHY",
                message: `The switch of ${exchange.service} does not answer after ${timeout} s.`,
                hint: `Look at the log of ${exchange.route.switchService}, then deploy again.`,
            });
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}
