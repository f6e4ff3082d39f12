import type { ProbeConfig } from "../../../../common/rollout-schema";
import { commandProbe } from "./command-probe";
import type { HealthProbe } from "./health-probe";
import { httpProbe } from "./http-probe";
import { tcpProbe } from "./tcp-probe";

/** All ways to ask a container; a new one is a file, an entry here and its name in the settings. */
export const PROBES: readonly HealthProbe[] = [httpProbe, tcpProbe, commandProbe];

const byType = new Map<ProbeConfig["type"], HealthProbe>();
for (const probe of PROBES) {
    if (byType.has(probe.type)) {
        throw new Error(`Two probes are called ${probe.type}.`);
    }
    byType.set(probe.type, probe);
}

export function probeCalled(type: ProbeConfig["type"]): HealthProbe {
    const probe = byType.get(type);
    if (probe === undefined) {
        throw new Error(`There is no probe called ${type}.`);
    }
    return probe;
}
