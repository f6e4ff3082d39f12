import { CicdError } from "../../../common/errors";
import type { ProjectContainer } from "../engine-port";
import { timeLimit } from "../time-limit";
import { SwitchSilent } from "../traffic/haproxy/runtime-socket";
import { switchError } from "../traffic/haproxy/switch-error";
import type { Exchange } from "./exchange";
import { containersOf } from "./find-members";
import { isOfRelease } from "./member";
import { refuseCanceled } from "./refuse-canceled";

const INTERVAL_MS = 50;

/** The containers that are the service's switch, whatever release they are from. */
export async function switchContainers({ route, project }: Exchange): Promise<ProjectContainer[]> {
    return route.switchService === null ? [] : containersOf(route.switchService, project.tools);
}

/** True when the switch is the one that the release wants, and runs. One that belongs to the user is always there. */
export async function isThere(exchange: Exchange): Promise<boolean> {
    if (exchange.route.switchService === null) {
        return true;
    }
    const [container, ...more] = await switchContainers(exchange);
    const usable = container !== undefined && more.length === 0 && container.state === "running";
    return usable && isOfRelease(container, exchange.project);
}

/** True when it is there, and works. One that belongs to the user always does. */
export async function isCurrent(exchange: Exchange): Promise<boolean> {
    return (await whatLacks(exchange)) === null;
}

/** Why it can't be told anything now, as the end of a sentence. */
async function whatLacks(exchange: Exchange): Promise<string | null> {
    const { route, driver, run } = exchange;
    if (!(await isThere(exchange))) {
        const states = (await switchContainers(exchange)).map(({ name, state }) => `${name} is ${state}`);
        return `it is not the one of this release (${states.join(", ") || "no container"})`;
    }
    return route.switchService === null ? null : driver.silence(route, run);
}

/** How long one that has just been started may take until it answers, on a busy machine. */
const STARTING_MS = 5000;

/** Whether it answers, at once or as soon as it is up; one that belongs to the user is not waited for. */
export async function answersSoon(exchange: Exchange): Promise<boolean> {
    const { route, driver, run, project } = exchange;
    const { tools, context } = project;
    const isOver = timeLimit(route.switchService === null ? 0 : STARTING_MS, tools.clock);
    for (;;) {
        const isLast = isOver();
        if ((await driver.silence(route, run)) === null) {
            return true;
        }
        refuseCanceled(context);
        if (isLast) {
            return false;
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}

/**
 * Resolves when it works.
 * @throws CicdError SERVICE_UNHEALTHY past `healthTimeout` | TRAFFIC_SWITCH_FAILED at once when it has ended | CANCELED
 */
export async function awaitSwitch(exchange: Exchange): Promise<void> {
    const { tools, context } = exchange.project;
    const timeout = context.buildConfig.healthTimeout;
    const isOver = timeLimit(timeout * 1000, tools.clock);
    for (;;) {
        const isLast = isOver();
        const lack = await whatLacks(exchange);
        if (lack === null) {
            return;
        }
        refuseCanceled(context);
        await refuseEnded(exchange);
        if (isLast) {
            exchange.log(`the switch does not answer: ${lack}`);
            throw unanswered(exchange, lack);
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}

function unanswered({ service, route, project }: Exchange, lack: string): CicdError {
    return new CicdError(
        {
            code: "SERVICE_UNHEALTHY",
            message: `The switch of ${service} does not answer after ${project.context.buildConfig.healthTimeout} s.`,
            hint: `Look at the log of ${route.switchService}, then deploy again.`,
        },
        { cause: new SwitchSilent(lack) },
    );
}

/** It doesn't come by itself: an engine that was killed stopped it, and what is done then is done from the beginning. */
async function refuseEnded(exchange: Exchange): Promise<void> {
    const [container] = await switchContainers(exchange);
    if (container?.state === "exited") {
        throw switchError(exchange.route, "has ended", new SwitchSilent("its container does not run"));
    }
}
