import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { upError } from "../live/up";
import { settleAll } from "./settle-all";

/**
 * Starts what doesn't run of these.
 * @throws CicdError PORT_TAKEN | UP_FAILED
 */
export async function startContainers(containers: readonly ProjectContainer[], tools: DeployTools): Promise<void> {
    const idle = containers.filter(({ state }) => state !== "running");
    const refusals = await settleAll(idle.map(({ id }) => tools.engine.startContainer(id)));
    const [refusal] = refusals.filter((one) => one !== null);
    if (refusal !== undefined) {
        throw await upError(refusal, tools);
    }
}
