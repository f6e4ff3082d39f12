import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import { timeLimit } from "../time-limit";
import { unhealthyError } from "./unhealthy-error";

const INTERVAL_MS = 400;

/** A one-shot service that still runs is well, but its work is not done. */
export async function untilDone(task: string, tools: DeployTools, context: DeployContext): Promise<void> {
    const isOver = timeLimit(context.buildConfig.healthTimeout * 1000, tools.clock);
    for (;;) {
        if (context.signal?.aborted) {
            throw canceledBefore(task);
        }
        const isLast = isOver();
        const containers = (await observeContainers(tools)).get(task) ?? [];
        const conditions = await Promise.all(containers.map(({ id }) => tools.engine.condition(id)));
        const failed = conditions.findIndex((one) => one?.state === "exited" && one.exitCode !== 0);
        const done = conditions.length > 0 && conditions.every((one) => one?.state === "exited");
        const late = isLast && !done;
        if (failed >= 0 || late) {
            const detail = late ? `has not ended after ${context.buildConfig.healthTimeout} s` : "failed";
            throw await unhealthyError([{ service: task, detail, container: containers[failed] ?? null }], tools);
        }
        if (done) {
            return;
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}

function canceledBefore(task: string): CicdError {
    return new CicdError({
        code: "CANCELED",
        message: `Canceled while ${task} had not ended yet; the command was not started.`,
        hint: "Start it again when you are ready.",
    });
}
