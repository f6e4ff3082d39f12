import { CicdError } from "../../../common/errors";
import type { Route } from "../../../common/route";
import type { ReleaseContent } from "../../models/releases";
import type { LiveRelease } from "../deployer";
import type { SwitchRun } from "../traffic/traffic-switch";

export function routesOf(content: ReleaseContent): Route[] {
    return Object.values(content.services).flatMap(({ rollout }) => rollout?.route ?? []);
}

/**
 * What only the routes of `gone` needed goes, unless `next` has them too. Idempotent. By then everything serves, so that
 * a proxy that can't be told any more keeps nothing from going on.
 */
export async function removeRoutes(gone: LiveRelease | null, next: LiveRelease | null, run: SwitchRun): Promise<void> {
    const kept = next === null ? [] : routesOf(next.content);
    const isKept = (route: Route) =>
        kept.some(({ driver, service }) => driver === route.driver && service === route.service);
    for (const route of gone === null ? [] : routesOf(gone.content)) {
        if (!isKept(route)) {
            await run.tools.traffic(route.driver).remove(route, run).catch(warn(route, run));
        }
    }
}

function warn({ driver, service }: Route, { context }: SwitchRun): (error: unknown) => void {
    return (error) => {
        if (!(error instanceof CicdError) || error.code !== "TRAFFIC_SWITCH_FAILED") {
            throw error;
        }
        context.log(
            `Warning: ${error.message} It may still send requests to where ${service} was: correct it in ${driver} by hand`,
        );
    };
}
