import { startEnded } from "../live/start-ended";
import { isWarm } from "../plan/warm-name";
import type { Exchange } from "./exchange";
import { isOfRelease, mayServe } from "./member";
import { switchContainers } from "./switch-container";

const hasEnded = ({ state }: { state: string }): boolean => state === "exited";

/**
 * Starts what an engine stopped that was killed in the middle of an exchange, so that both versions are there again and
 * the exchange goes on as it would have. A switch that is as wanted is started also where it alone ended.
 */
export async function reviveInterrupted(exchange: Exchange): Promise<void> {
    const { targets, losers } = await exchange.look();
    const members = [...targets, ...losers].filter((member) => !isWarm(member));
    const [own, ...more] = (await switchContainers(exchange)).filter((one) => isOfRelease(one, exchange.project));
    const isHalfway = targets.length > 0 && losers.some((loser) => !isWarm(loser)) && !members.some(mayServe);
    const switches = own !== undefined && more.length === 0 && (isHalfway || members.some(mayServe)) ? [own] : [];
    const ended = [...(isHalfway ? members : []), ...switches].filter(hasEnded);
    // What can't start has no place any more: the exchange sees to it.
    await startEnded(ended, exchange.project.tools, (line) => exchange.log(line));
}
