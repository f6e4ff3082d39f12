import { Exchange } from "./exchange";
import { mayServe } from "./member";
import { noRoute, noSwitch } from "./no-switch";
import type { ReleaseProject } from "./release-project";
import { isCurrent } from "./switch-container";

/** The services of the release whose versions run side by side for a while, and that shall run at all. */
export function switchedServices(project: ReleaseProject): Map<string, Exchange> {
    const { tools, context, scales, next } = project;
    const found = new Map<string, Exchange>();
    for (const [service, { rollout }] of Object.entries(next.content.services)) {
        const scale = scales.get(service) ?? 0;
        if (rollout && rollout.strategy !== "recreate" && scale > 0) {
            const { config, strategy } = rollout;
            const driver = rollout.route === null ? noSwitch() : tools.traffic(rollout.route.driver);
            const route = rollout.route ?? noRoute(service);
            const returning = context.returning ?? false;
            found.set(service, new Exchange(project, { service, scale, config, strategy, route, driver, returning }));
        }
    }
    return found;
}

/** True where what runs is not at rest in the release's shape already. */
export async function needsExchange(exchange: Exchange): Promise<boolean> {
    const { targets, losers } = await exchange.look();
    const asWanted = losers.length === 0 && targets.length === exchange.scale && targets.every(mayServe);
    return !asWanted || !(await isCurrent(exchange)) || !(await isAtRest(exchange));
}

async function isAtRest({ driver, route, run }: Exchange): Promise<boolean> {
    return (await driver.stats(route, run)).length === 0;
}
