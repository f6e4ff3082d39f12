import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { HealthTarget } from "./health-target";
import { ServiceWatch, unhealthyError } from "./watch-services";

/** Looks that must agree, and the time between them. */
const STABLE_LOOKS = 3;
const INTERVAL_MS = 400;

function refuseCanceled(signal: AbortSignal | undefined): void {
    if (signal?.aborted) {
        throw new CicdError({
            code: "CANCELED",
            message: "The deployment was canceled.",
            hint: "Deploy again when ready.",
        });
    }
}

/**
 * Resolves when every expected container is well in several looks on end.
 * @throws CicdError SERVICE_UNHEALTHY as soon as one fails, or when `healthTimeout` is over | CANCELED
 */
export async function waitUntilHealthy(
    target: HealthTarget,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const watch = new ServiceWatch(target, tools);
    const start = tools.clock.now().getTime();
    const timeoutMs = context.buildConfig.healthTimeout * 1000;
    for (let stable = 0; stable < STABLE_LOOKS;) {
        refuseCanceled(context.signal);
        const seen = await watch.look();
        if (seen.failed.length > 0) {
            throw await unhealthyError(seen.failed, tools);
        }
        stable = seen.stable ? stable + 1 : 0;
        if (stable < STABLE_LOOKS) {
            if (tools.clock.now().getTime() - start >= timeoutMs) {
                const late = seen.waiting.map((problem) => ({
                    ...problem,
                    detail: `is not ready after ${context.buildConfig.healthTimeout} s: ${problem.detail}`,
                }));
                throw await unhealthyError(late, tools);
            }
            await tools.wait(INTERVAL_MS, context.signal);
        }
    }
}

/**
 * Watches for `stableSeconds`: from now on one restart is one too many.
 * @throws CicdError SERVICE_UNHEALTHY | CANCELED
 */
export async function watchUntilStable(
    target: HealthTarget,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const watch = new ServiceWatch(target, tools);
    const end = tools.clock.now().getTime() + context.buildConfig.stableSeconds * 1000;
    for (;;) {
        refuseCanceled(context.signal);
        const { failed, waiting } = await watch.look(0);
        const bad = [...failed, ...waiting];
        if (bad.length > 0) {
            throw await unhealthyError(bad, tools);
        }
        const left = end - tools.clock.now().getTime();
        if (left <= 0) {
            return;
        }
        await tools.wait(Math.min(left, 1000), context.signal);
    }
}
