import { runSmokeTests } from "../exchange/smoke-tests";
import { setAside } from "../exchange/warm";
import { evenly } from "../exchange/weights";
import type { Strategy } from "./strategy";

/** All new ones beside the old; tested before they get anything; then all traffic at once. */
export const blueGreenStrategy: Strategy = {
    name: "blue-green",

    async exchange(exchange) {
        const { losers } = await exchange.look();
        const ready = await exchange.start(exchange.scale);
        const served = exchange.serving(losers);
        if (served.length > 0 && !exchange.returning) {
            await runSmokeTests(exchange, ready);
        }
        await exchange.serve(evenly(ready));
        const warm = exchange.config.warmSeconds > 0 && !exchange.returning ? served : [];
        await exchange.retire(losers.filter((one) => !warm.includes(one)));
        await exchange.drain(warm);
        await setAside(exchange, warm);
        await exchange.keepOnly(exchange.scale);
    },
};
