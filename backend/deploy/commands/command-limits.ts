import { limitsOf } from "../build/limits";
import type { ContainerSpec } from "../../exec/container-spec";
import type { DeployContext } from "../deployer";
import type { EnginePort } from "../engine-port";

/** A fork bomb ends here; no honest build needs more. */
const PIDS = 4096;

/** What one command may take of the machine. What the engine can't limit is said in the log. */
export async function commandLimits(
    { machine }: Pick<EnginePort, "machine">,
    { buildConfig, log }: Pick<DeployContext, "buildConfig" | "log">,
): Promise<ContainerSpec["limits"]> {
    const found = await machine();
    const caps = limitsOf(buildConfig.limits, found);
    const uncapped = (["cpus", "memory", "pids"] as const).filter((name) => !found.canLimit[name]);
    if (uncapped.length > 0) {
        log(`Uncapped: this engine can't limit the ${uncapped.join(", ")} of a command`);
    }
    return {
        cpus: found.canLimit.cpus ? caps.cpus : 0,
        memoryBytes: found.canLimit.memory ? caps.memoryBytes : 0,
        pids: found.canLimit.pids ? PIDS : 0,
    };
}
