import { evenly } from "../exchange/weights";
import type { Strategy } from "./strategy";

/**
 * A few at a time: new ones start beside the old, take their place, and as many old ones go. As no container leaves
 * before another one is well, a batch is never larger than what may run above the usual number.
 */
export const rollingStrategy: Strategy = {
    name: "rolling",

    async exchange(exchange) {
        const { scale, config } = exchange;
        const batch = Math.min(config.batch, config.surge);
        for (;;) {
            const { targets, losers } = await exchange.look();
            const served = exchange.serving(targets).length;
            if (losers.length === 0 && served >= scale) {
                break;
            }
            const fresh = targets.length - served;
            const ready = await exchange.start(Math.min(scale, targets.length + Math.max(0, batch - fresh)));
            const surplus = Math.max(0, losers.length - Math.max(0, scale - ready.length));
            const staying = exchange.serving(losers.slice(surplus));
            await exchange.serve(evenly([...ready, ...staying]));
            await exchange.retire(losers.slice(0, surplus));
        }
        await exchange.keepOnly(scale);
    },
};
