import { CicdError } from "../../../common/errors";
import type { DeployTools } from "../deploy-tools";
import type { DeployContext } from "../deployer";
import { timeLimit } from "../time-limit";
import { SwitchSilent } from "../traffic/haproxy/runtime-socket";
import { refuseCanceled } from "./refuse-canceled";

const GOING_ON = "going on from what runs now";
const INTERVAL_MS = 500;
const AWAY = "Docker does not answer; waiting for it";
const RETRIES = 2;
/** Whoever sees the engine leave so often may be what makes it leave. */
const ABSENCES = 10;

/**
 * Does the work again when the engine went away in the middle of it and came back: what the work finds then is what it
 * goes on from. Waits for `deployTimeout` at most, each time that the engine is away.
 *
 * @param work `again`: it was begun before
 */
export async function withEngine<T>(
    work: (again: boolean) => Promise<T>,
    tools: DeployTools,
    context: DeployContext,
): Promise<T> {
    for (let absences = 0, cutOff = 0; ;) {
        try {
            return await work(absences + cutOff > 0);
        } catch (error) {
            refuseCanceled(context);
            if (await answers(tools)) {
                cutOff += 1;
                // Who says so again and again, while the engine answers, means something else.
                if (!isCutOff(error) || cutOff > RETRIES) {
                    throw error;
                }
                await tools.wait(INTERVAL_MS, context.signal);
                context.log(`${whatWasCutOff(error)}; ${GOING_ON}`);
            } else {
                absences += 1;
                if (absences > ABSENCES || !(await comesBack(tools, context))) {
                    throw error;
                }
                context.log(`Docker was away; ${GOING_ON}`);
            }
        }
    }
}

/**
 * Resolves when the engine answers, however long that takes: a server may be started before it.
 *
 * @throws CicdError CANCELED when the signal ends it
 */
export async function awaitEngine(tools: DeployTools, context: DeployContext): Promise<void> {
    if (await answers(tools)) {
        return;
    }
    context.log(AWAY);
    do {
        await tools.wait(INTERVAL_MS, context.signal);
        refuseCanceled(context);
    } while (!(await answers(tools)));
    context.log("Docker answers");
}

/** A switch that its engine takes along says no more than one that is slow, while the engine answers. */
function whatWasCutOff(error: unknown): string {
    return error instanceof CicdError && error.cause instanceof SwitchSilent
        ? `${error.message.replace(/\.$/, "")}: ${error.cause.message}`
        : "Docker was away";
}

/** The engine was gone while it was asked, and may be back already; it takes what runs in containers along. */
function isCutOff(error: unknown): boolean {
    if (error instanceof CicdError && error.cause instanceof SwitchSilent) {
        return true;
    }
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

/** False when it doesn't within its time. */
async function comesBack(tools: DeployTools, context: DeployContext): Promise<boolean> {
    context.log(AWAY);
    const isOver = timeLimit(context.buildConfig.deployTimeout * 1000, tools.clock);
    while (!isOver()) {
        refuseCanceled(context);
        await tools.wait(INTERVAL_MS, context.signal);
        if (await answers(tools)) {
            return true;
        }
    }
    return false;
}
