import { CicdError } from "../../../common/errors";
import type { DeployTools } from "../deploy-tools";
import type { DeployContext } from "../deployer";
import { refuseCanceled } from "./refuse-canceled";

const INTERVAL_MS = 500;
const RETRIES = 2;

/**
 * Does the work again when the engine went away in the middle of it and came back: what the work finds then is what it
 * goes on from. Waits for `deployTimeout` at most.
 */
export async function withEngine(work: () => Promise<void>, tools: DeployTools, context: DeployContext): Promise<void> {
    const end = tools.clock.now().getTime() + context.buildConfig.deployTimeout * 1000;
    for (let cutOff = 0; ;) {
        try {
            return await work();
        } catch (error) {
            refuseCanceled(context);
            if (!(await cameBack(end, tools, context))) {
                cutOff += 1;
                // Who says so again and again, while the engine answers, means something else.
                if (!isCutOff(error) || cutOff > RETRIES || tools.clock.now().getTime() >= end) {
                    throw error;
                }
                await tools.wait(INTERVAL_MS, context.signal);
            }
            context.log("Docker was away; going on from what runs now");
        }
    }
}

/** The engine was gone while it was asked, and may be back already. */
function isCutOff(error: unknown): boolean {
    return error instanceof CicdError
        ? error.code === "ENGINE_UNREACHABLE" || /unexpected EOF|connection reset by peer/.test(error.message)
        : false;
}

async function answers({ engine, layout }: DeployTools): Promise<boolean> {
    return engine.containers(layout.stack).then(
        () => true,
        () => false,
    );
}

/** True when it was away, and is there again; false when it was there all the time, or doesn't come. */
async function cameBack(end: number, tools: DeployTools, context: DeployContext): Promise<boolean> {
    if (await answers(tools)) {
        return false;
    }
    context.log("Docker does not answer; waiting for it");
    while (tools.clock.now().getTime() < end) {
        refuseCanceled(context);
        await tools.wait(INTERVAL_MS, context.signal);
        if (await answers(tools)) {
            return true;
        }
    }
    return false;
}
