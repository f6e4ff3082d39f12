import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { isWarm, warmName, warmUntil, WARM } from "../plan/warm-name";
import type { Exchange } from "./exchange";
import type { Member } from "./member";
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
        for (const { network } of (await tools.engine.endpoints(member.id))?.networks ?? []) {
            await tools.engine.leaveNetwork(member.id, network);
            await tools.engine.joinNetwork(member.id, network, []);
        }
    }
    if (members.length > 0) {
        exchange.log(`the old version stays ready for ${exchange.config.warmSeconds} s`);
    }
}

/** Back under their names, before they get traffic again. */
export async function welcomeBack(exchange: Exchange): Promise<void> {
    const { engine } = exchange.project.tools;
    for (const member of (await exchange.look()).targets.filter(isWarm)) {
        const there = (await engine.endpoints(member.id))?.networks ?? [];
        for (const { network, aliases } of placesOf(exchange)) {
            const place = there.find((one) => one.network === network);
            if (!aliases.every((alias) => place?.aliases.includes(alias))) {
                // A kill may have left it off the network.
                await (place && engine.leaveNetwork(member.id, network));
                await engine.joinNetwork(member.id, network, aliases);
            }
        }
        await engine.renameContainer(member.id, member.name.replace(WARM, ""));
        exchange.log(`${member.name.replace(WARM, "")} is still ready and comes back`);
    }
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
    await Promise.all(due.map((one) => stopAndRemove(one, tools)));
}
