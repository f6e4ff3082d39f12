import type { Deployer } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { ProbeWatch, runningRules } from "../health/probe-watch";
import { serviceHealth } from "../health/service-health";
import { writtenServiceNames } from "./written-service-names";

/** The part of the deployer that shows how services are: probes go on from one look to the next. */
export function createHealthView(toolsFor: (stack: string) => DeployTools): Deployer["health"] {
    const watches = new Map<string, ProbeWatch>();
    return async (stack, live = null) => {
        const tools = toolsFor(stack);
        const probes = watches.get(stack) ?? new ProbeWatch(tools, runningRules);
        watches.set(stack, probes);
        const expected = await writtenServiceNames(tools.layout.directory);
        return serviceHealth(tools, { expected, live, probes });
    };
}
