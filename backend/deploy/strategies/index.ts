import { recreateStrategy } from "./recreate-strategy";
import type { Strategy } from "./strategy";

/** Every strategy; the first one is the default. */
export const STRATEGIES: readonly [Strategy, ...Strategy[]] = [recreateStrategy];
