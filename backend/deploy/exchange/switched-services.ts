import { isWarm } from "../plan/warm-name";
import { Exchange } from "./exchange";
import { mayServe, type Member } from "./member";
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

/** True where what runs is not at rest in the release's shape already; who only waits for a return doesn't count. */
export async function needsExchange(exchange: Exchange): Promise<boolean> {
    const { targets, losers } = await exchange.look();
    const left = await Promise.all(losers.map((one) => isSetAside(exchange, one)));
    const asWanted = left.every(Boolean) && targets.length === exchange.scale && targets.every(mayServe);
    return !asWanted || !(await isCurrent(exchange)) || !(await isAtRest(exchange));
}

/** Warm, and not found by name any more: a kill may have come between the two. */
async function isSetAside({ project, route }: Exchange, member: Member): Promise<boolean> {
    const names = [member.service, route.backendName];
    const networks = isWarm(member) ? (await project.tools.engine.endpoints(member.id))?.networks : undefined;
    return networks !== undefined && networks.every(({ aliases }) => !names.some((name) => aliases.includes(name)));
}

async function isAtRest({ driver, route, run }: Exchange): Promise<boolean> {
    return (await driver.stats(route, run)).length === 0;
}
