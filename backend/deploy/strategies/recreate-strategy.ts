import type { Strategy } from "./strategy";

/** Compose's own way: what changed is stopped and made anew, the rest is left alone. */
export const recreateStrategy: Strategy = { name: "recreate", exchange: null };
