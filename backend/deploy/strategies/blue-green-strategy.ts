import { evenly } from "../exchange/weights";
import type { Strategy } from "./strategy";

/** All new ones beside the old; tested before they get anything; then all traffic at once. */
export const blueGreenStrategy: Strategy = {
    name: "blue-green",

    async exchange(exchange) {
        const { losers } = await exchange.look();
        const ready = await exchange.start(exchange.scale);
        await exchange.serve(evenly(ready));
        await exchange.retire(losers);
        await exchange.keepOnly(exchange.scale);
    },
};
