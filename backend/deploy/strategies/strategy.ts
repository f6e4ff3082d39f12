import type { StrategyName } from "../../../common/rollout-schema";
import type { Exchange } from "../exchange/exchange";

/** How one service goes from the containers that run to those of a release. */
export interface Strategy {
    name: StrategyName;
    /**
     * Called with a switch that runs and hands the traffic to whoever served so far. Resolves when exactly the release's
     * containers get it and the others are gone (or kept aside). What is done already is found, not remembered: it may be
     * called again after a kill at any point, and leads back just as well. Null: compose's own way.
     */
    exchange: ((exchange: Exchange) => Promise<void>) | null;
}
