import { composeUp } from "../live/up";
import { clearPorts, holdsPort, publishedPorts } from "./clear-ports";
import type { Exchange } from "./exchange";
import { evenly } from "./weights";
import { stopAndRemove } from "./stop-and-remove";
import { awaitSwitch, switchContainers } from "./switch-container";

/**
 * Gives the service's ports to a new switch. All of its new containers are well before anybody lets go of a port, so
 * that the gap is as long as the old holder needs to stop and the switch to start.
 */
export async function handOver(exchange: Exchange): Promise<void> {
    const { project, route, service } = exchange;
    const name = route.switchService!;
    await exchange.startBeside(exchange.scale);
    const { losers } = await exchange.look();
    const taken = project.model.services[name]?.container_name;
    const old = await switchContainers(exchange);
    if (old.length === 0 && losers.every((loser) => loser.name !== taken)) {
        await composeUp(project.tools, project.context, ["--no-deps", "--no-start", name]);
    }
    const wanted = publishedPorts(project, [name]);
    for (const loser of losers) {
        if (loser.name === taken || (await holdsPort(loser, wanted, project.tools))) {
            exchange.log(`${loser.name} lets go of the ports`);
            await stopAndRemove(loser, project.tools);
        }
    }
    await Promise.all(old.map((container) => stopAndRemove(container, project.tools)));
    await clearPorts(project, [name]);
    await composeUp(project.tools, project.context, ["--no-deps", name]);
    await awaitSwitch(exchange);
    const { targets, losers: left } = await exchange.look();
    await exchange.serve(evenly(targets), `${service} is reached through its switch now; traffic goes to`);
    await exchange.retire(left);
    await exchange.keepOnly(exchange.scale);
}
