import { unhealthyError } from "../health/unhealthy-error";
import { timeLimit } from "../time-limit";
import type { Exchange } from "./exchange";
import type { Member } from "./member";
import { refuseCanceled } from "./refuse-canceled";

const INTERVAL_MS = 200;

/**
 * Resolves when the switch's own checks find all of them up.
 * @throws CicdError SERVICE_UNHEALTHY past `healthTimeout` | CANCELED
 */
export async function awaitUp(exchange: Exchange, members: readonly Member[]): Promise<void> {
    const { tools, context } = exchange.project;
    const timeout = context.buildConfig.healthTimeout;
    const isOver = timeLimit(timeout * 1000, tools.clock);
    for (;;) {
        refuseCanceled(context);
        const isLast = isOver();
        const stats = await exchange.driver.stats(exchange.route, exchange.run);
        const late = members.filter(({ id }) => stats.find((one) => one.id === id)?.state !== "up");
        if (late.length === 0) {
            return;
        }
        if (isLast) {
            const detail = `does not answer its switch's check after ${timeout} s`;
            const problems = late.map((container) => ({ service: exchange.service, detail, container }));
            throw await unhealthyError(problems, tools);
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}
