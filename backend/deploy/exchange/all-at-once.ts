import type { Exchange } from "./exchange";
import { mayServe, type Member } from "./member";
import { runSmokeTests } from "./smoke-tests";
import { evenly } from "./weights";

/** What the strategy asks of a new version, as far as it can be asked while the traffic can't be weighed, and why not. */
export async function tryOut(exchange: Exchange, ready: readonly Member[], why: string): Promise<void> {
    const { losers } = await exchange.look();
    if (exchange.returning || !losers.some(mayServe)) {
        return;
    }
    if (exchange.strategy === "blue-green") {
        await runSmokeTests(exchange, ready);
    }
    if (exchange.strategy === "canary") {
        exchange.log(`${why}, so the new version gets all of it at once`);
    }
}

/** All of the traffic to the new containers; the others go. */
export async function leadAll(exchange: Exchange, told: string): Promise<void> {
    const { targets, losers } = await exchange.look();
    await exchange.serve(evenly(targets), told);
    await exchange.retire(losers);
    await exchange.keepOnly(exchange.scale);
}
