import type { Exchange } from "./exchange";
import { lead, tryOut } from "./hand-over";

/**
 * For a release that is reached by other ports, or in another way: the switch leads by one route or the other, so that
 * the versions can't share the traffic. All new containers are well before it changes, all at once.
 */
export async function changeOver(exchange: Exchange): Promise<void> {
    await tryOut(exchange, await exchange.startBeside(exchange.scale), "its ports change");
    await exchange.lead();
    await lead(exchange, "is reached by other ports now; traffic goes to");
}
