import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { composeUp } from "../live/up";
import { refuseAborted } from "../strategies/canary-aborted";
import { clearNames } from "./clear-names";
import { clearPorts } from "./clear-ports";
import { isCrowded } from "./deploy-plainly";
import { orderUnits } from "./order-units";
import { changingOnes, passUnit, prepareSwitches } from "./pass-unit";
import { readProject } from "./release-project";
import { switchedServices } from "./switched-services";

interface Part {
    next: LiveRelease;
    previous: LiveRelease | null;
    services: readonly string[];
}

/**
 * Takes some services of a release that is in place already to it, each by its strategy, and leaves all others alone:
 * what a command needs before the rest is deployed. Idempotent.
 */
export async function deployPart(
    { next, previous, services }: Part,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<void> {
    await refuseAborted(next, context);
    const project = await readProject({ next, previous }, tools, context);
    const all = switchedServices(project);
    if (all.size === 0 && !(await isCrowded(tools))) {
        await clearPorts(project, services);
        await clearNames(project, services);
        await composeUp(tools, context, services);
        return;
    }
    const changing = await changingOnes(new Map([...all].filter(([name]) => services.includes(name))));
    await prepareSwitches(all);
    const exchanged = new Map([...all].map(([name, { route }]) => [name, route.switchService]));
    for (const unit of orderUnits({ model: project.model, exchanged })) {
        if (unit.kind === "exchange") {
            await passUnit(unit, project, changing);
            continue;
        }
        const wanted = unit.services.filter((name) => services.includes(name));
        if (wanted.length > 0) {
            await passUnit({ ...unit, services: wanted }, project, changing);
        }
    }
}
