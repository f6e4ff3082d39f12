import { leadAll, tryOut } from "./all-at-once";
import type { Exchange } from "./exchange";

/**
 * For a release that is reached by other ports, or in another way: the switch leads by one route or the other, so that
 * the versions can't share the traffic. All new containers are well before it changes, all at once.
 */
export async function changeOver(exchange: Exchange): Promise<void> {
    await tryOut(exchange, await exchange.startBeside(exchange.scale), "its ports change");
    await exchange.takeSettings();
    await leadAll(exchange, "is reached by other ports now; traffic goes to");
}
