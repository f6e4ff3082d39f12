import { strategyNamed } from "../strategies";
import type { Exchange } from "./exchange";
import { handOver } from "./hand-over";
import { mayServe } from "./member";
import { stopAndRemove } from "./stop-and-remove";
import { isCurrent } from "./switch-container";

/**
 * Takes one service to the release, and its switch to rest. Where the switch itself is new or changes, who holds the
 * ports has to let go of them: that is the one gap.
 */
export async function exchangeService(exchange: Exchange): Promise<void> {
    await exchange.driver.ensure(exchange.route, exchange.run);
    await removeDead(exchange);
    if (await isCurrent(exchange)) {
        await exchange.begin();
        await strategyNamed(exchange.strategy).exchange!(exchange);
    } else {
        await handOver(exchange);
    }
    await exchange.settle();
}

/** They serve nobody, and compose would start them again. */
async function removeDead(exchange: Exchange): Promise<void> {
    const dead = (await exchange.look()).losers.filter((member) => !mayServe(member));
    await Promise.all(dead.map((member) => stopAndRemove(member, exchange.project.tools)));
}
