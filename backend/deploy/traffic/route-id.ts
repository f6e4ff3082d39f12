import type { Route, RoutePort } from "../../../common/route";
import type { SwitchRun } from "./traffic-switch";

/**
 * What a proxy of the user's own calls one port of a service. A stack's name has no dot and a service's name no tilde, so
 * that no two ports share it and no stack can mean another one's.
 */
export function routeId({ service }: Pick<Route, "service">, { target }: Pick<RoutePort, "target">, run: SwitchRun) {
    return `cicd.${run.tools.layout.stack}.${service}~${target}`;
}
