import { isDeepStrictEqual } from "node:util";
import type { Route } from "../../../common/route";

/**
 * How a release's route differs from the one before. `check`: whoever was made for the one is not asked rightly by the
 * other. `ports`: nor reached, so that both can't serve side by side.
 */
export type RouteChange = "none" | "check" | "ports";

export function routeChange(before: Route | null, now: Route): RouteChange {
    if (before === null || before.driver !== now.driver) {
        return "none";
    }
    if (!isDeepStrictEqual(reached(before), reached(now))) {
        return "ports";
    }
    return isDeepStrictEqual(before.check, now.check) ? "none" : "check";
}

/** What both sides of a connection have to agree on. */
function reached({ ports }: Route) {
    return ports
        .map(({ target, mode, proxyProtocol }) => ({ target, mode, proxyProtocol }))
        .toSorted((a, b) => a.target - b.target);
}
