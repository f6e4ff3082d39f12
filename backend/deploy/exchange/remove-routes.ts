import type { Route } from "../../../common/route";
import type { ReleaseContent } from "../../models/releases";
import type { LiveRelease } from "../deployer";
import type { SwitchRun } from "../traffic/traffic-switch";

export function routesOf(content: ReleaseContent): Route[] {
    return Object.values(content.services).flatMap(({ rollout }) => rollout?.route ?? []);
}

/** What only the routes of `gone` needed goes, unless `next` has them too. Idempotent. */
export async function removeRoutes(gone: LiveRelease | null, next: LiveRelease | null, run: SwitchRun): Promise<void> {
    const kept = next === null ? [] : routesOf(next.content);
    const isKept = (route: Route) =>
        kept.some(({ driver, service }) => driver === route.driver && service === route.service);
    for (const route of gone === null ? [] : routesOf(gone.content)) {
        if (!isKept(route)) {
            await run.tools.traffic(route.driver).remove(route, run);
        }
    }
}
