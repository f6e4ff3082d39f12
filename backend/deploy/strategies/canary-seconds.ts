import type { RolloutConfig } from "../../../common/rollout-schema";
import { PROLONGED } from "./canary-analysis";

/** People have as long to promote a step by hand. */
const BY_HAND_SECONDS = 7 * 86_400;
/** Timers can't be set further ahead. */
const MOST_SECONDS = 20 * 86_400;

/** How long the canaries of these services may take beyond what every deployment does. */
export function canarySeconds(services: Readonly<Record<string, RolloutConfig>>): number {
    const seconds = Object.values(services).flatMap(({ strategy, steps, analysis }) =>
        strategy === "canary"
            ? steps.map(({ pauseSeconds }) => (analysis.manual ? BY_HAND_SECONDS : pauseSeconds * PROLONGED))
            : [],
    );
    return Math.min(
        MOST_SECONDS,
        seconds.reduce((sum, one) => sum + one, 0),
    );
}
