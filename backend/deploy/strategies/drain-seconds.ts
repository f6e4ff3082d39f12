import type { ReleaseContent, ServiceRollout } from "../../models/releases";
import { KEEP_ALIVE_SECONDS } from "../traffic/haproxy/config-text";

/** Timers can't be set much further ahead than a canary may take already. */
const MOST_SECONDS = 2 * 86_400;

/**
 * How long the last requests of the versions that leave may take on the way to this release, one drain after the other,
 * and once the silent connections that a switch's older process has.
 */
export function drainSeconds({ services }: Pick<ReleaseContent, "services">): number {
    const seconds = Object.values(services).map(({ rollout }) =>
        rollout?.route ? drainsOf(rollout) * rollout.route.drainSeconds + KEEP_ALIVE_SECONDS : 0,
    );
    return Math.min(
        MOST_SECONDS,
        seconds.reduce((sum, one) => sum + one, 0),
    );
}

/** Containers that leave together drain together; at the end, what is more than the release wants leaves, too. */
function drainsOf({ strategy, config, scale = 1 }: ServiceRollout): number {
    return (strategy === "rolling" ? Math.ceil(scale / Math.min(config.batch, config.surge)) : 1) + 1;
}
