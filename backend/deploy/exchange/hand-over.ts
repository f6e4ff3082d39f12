import type { ProjectContainer } from "../engine-port";
import { leadAll, tryOut } from "./all-at-once";
import { createBeside } from "./compose-calls";
import { clearNames } from "./clear-names";
import { clearPorts, holdsPort, publishedPorts } from "./clear-ports";
import type { Exchange } from "./exchange";
import { isOfRelease } from "./member";
import { settleAll } from "./settle-all";
import { startContainers } from "./start-containers";
import { stopAndRemove } from "./stop-and-remove";
import { awaitSwitch, switchContainers } from "./switch-container";

/**
 * Gives the service's ports to a new switch. All of its new containers are well and the switch is made before anybody
 * lets go of a port, so that the gap is as long as the old holder needs to stop and the switch to start.
 */
export async function handOver(exchange: Exchange): Promise<void> {
    const { project, route } = exchange;
    const { tools } = project;
    const name = route.switchService!;
    await tryOut(exchange, await exchange.startBeside(exchange.scale), "no switch can weigh its traffic yet");
    // A switch that is made anew keeps its name: by that others are linked to it.
    await settleAll((await outdatedSwitches(exchange)).map((container) => stopAndRemove(container, tools)));
    await exchange.offerSettings();
    const { losers } = await exchange.look();
    await clearNames(project, [name]);
    await createBeside(project, name, 1);
    const wanted = publishedPorts(project, [name]);
    for (const holder of losers) {
        if (await holdsPort(holder, wanted, tools)) {
            exchange.log(`${holder.name} lets go of the port`);
            await stopAndRemove(holder, tools);
        }
    }
    await clearPorts(project, [name]);
    await startContainers(await switchContainers(exchange), tools);
    await awaitSwitch(exchange);
    await exchange.takeSettings();
    await leadAll(exchange, "is reached through its switch now; traffic goes to");
}

/** All but the one that this release wants. */
async function outdatedSwitches(exchange: Exchange): Promise<ProjectContainer[]> {
    const containers = await switchContainers(exchange);
    const [current] = containers.filter((container) => isOfRelease(container, exchange.project));
    return containers.filter((container) => container !== current);
}
