import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { isWarm, warmName, warmUntil, WARM } from "../plan/warm-name";
import type { Exchange } from "./exchange";
import type { Member } from "./member";
import { settleAll } from "./settle-all";
import { stopAndRemove } from "./stop-and-remove";

/**
 * Old containers that stay ready for an instant return: they run, no name leads to them any more on any network, and
 * their own name says how long that lasts, so that nobody has to remember it.
 */
export async function setAside(exchange: Exchange, members: readonly Member[]): Promise<void> {
    const { tools } = exchange.project;
    const until = tools.clock.now().getTime() + exchange.config.warmSeconds * 1000;
    for (const member of members) {
        // First, as who comes back is known by it.
        await tools.engine.renameContainer(member.id, warmName(member.name, until));
        for (const { network, ...there } of (await tools.engine.endpoints(member.id))?.networks ?? []) {
            await tools.engine.leaveNetwork(member.id, network);
            // It goes on finding others as before, by the card that it had.
            await tools.engine.joinNetwork(member.id, network, { ...there, aliases: [] });
        }
    }
    if (members.length > 0) {
        exchange.log(`the old version stays ready for ${exchange.config.warmSeconds} s`);
    }
}

/**
 * Back under their names, before they get traffic again. One that lost what its service links to, as by a kill between
 * leaving a network and joining it again, is removed: the exchange makes a new one.
 */
export async function welcomeBack(exchange: Exchange): Promise<void> {
    const { tools } = exchange.project;
    for (const member of (await exchange.look()).targets.filter(isWarm)) {
        const name = member.name.replace(WARM, "");
        if (await takePlaces(exchange, member)) {
            await tools.engine.renameContainer(member.id, name);
            exchange.log(`${name} is still ready and comes back`);
        } else {
            exchange.log(`${name} has lost its links and does not come back`);
            await stopAndRemove(member, tools);
        }
    }
}

/** False where nobody knows any more what it was linked to. */
async function takePlaces(exchange: Exchange, { id }: Member): Promise<boolean> {
    const { engine } = exchange.project.tools;
    const there = (await engine.endpoints(id))?.networks ?? [];
    const places = placesOf(exchange).map((place) => ({
        ...place,
        now: there.find(({ network }) => network === place.network),
    }));
    if (isLinked(exchange) && places.some(({ now }) => !now?.links.length)) {
        return false;
    }
    for (const { network, aliases, now } of places) {
        if (!aliases.every((alias) => now?.aliases.includes(alias))) {
            // A kill may have left it off the network.
            await (now && engine.leaveNetwork(id, network));
            await engine.joinNetwork(id, network, { aliases, links: now?.links ?? [], mac: now?.mac });
        }
    }
    return true;
}

function isLinked({ project: { model }, service }: Exchange): boolean {
    const { links, external_links } = model.services[service] ?? {};
    return [...(links ?? []), ...(external_links ?? [])].length > 0;
}

/** As compose gives them: the networks by the engine's names, with the service's name and what the file says there. */
function placesOf({ project: { model }, service }: Exchange): { network: string; aliases: string[] }[] {
    const names = (model.networks ?? {}) as Record<string, { name?: string } | null>;
    return Object.entries(model.services[service]?.networks ?? {}).map(([key, own]) => ({
        network: names[key]?.name ?? key,
        aliases: [...new Set([service, ...(own?.aliases ?? [])])],
    }));
}

/** Ends those whose time is over, or all of them. */
export async function endWarm(
    tools: Pick<DeployTools, "engine" | "layout" | "clock">,
    which: "due" | "all",
): Promise<void> {
    const now = tools.clock.now().getTime();
    const containers = await tools.engine.containers(tools.layout.stack);
    const due = containers.filter((one: ProjectContainer) => isWarm(one) && (which === "all" || warmUntil(one) <= now));
    await settleAll(due.map((one) => stopAndRemove(one, tools)));
}
