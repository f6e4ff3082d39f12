import type { StrategyName } from "../../../common/rollout-schema";
import { blueGreenStrategy } from "./blue-green-strategy";
import { canaryStrategy } from "./canary-strategy";
import { recreateStrategy } from "./recreate-strategy";
import { rollingStrategy } from "./rolling-strategy";
import type { Strategy } from "./strategy";

/** Every strategy. */
const STRATEGIES: readonly Strategy[] = [recreateStrategy, rollingStrategy, blueGreenStrategy, canaryStrategy];

const byName = new Map(STRATEGIES.map((strategy) => [strategy.name, strategy]));
if (byName.size !== STRATEGIES.length) {
    throw new Error("two strategies have the same name");
}

export function strategyNamed(name: StrategyName): Strategy {
    return byName.get(name)!;
}
