import { CicdError } from "../../../../common/errors";
import type { Route } from "../../../../common/route";

export function switchError(route: Pick<Route, "service">, what: string, cause?: unknown): CicdError {
    return new CicdError(
        {
            code: "TRAFFIC_SWITCH_FAILED",
            message: `The traffic switch of ${route.service} ${what}.`,
            safe: "It goes on handing requests to the containers that had them.",
            hint: `Look at the log of the service ${route.service}-switch, then deploy again.`,
        },
        { cause },
    );
}
