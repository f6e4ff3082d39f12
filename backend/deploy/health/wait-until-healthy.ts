import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { refuseCanceled } from "../exchange/refuse-canceled";
import { timeLimit } from "../time-limit";
import type { HealthTarget } from "./health-target";
import { verifyingRules } from "./probe-watch";
import { unhealthyError, type Problem } from "./unhealthy-error";
import { ServiceWatch } from "./watch-services";

/** Looks that must agree, and the time between them. */
const STABLE_LOOKS = 3;
const INTERVAL_MS = 400;

/** What a watch needs until it is over. */
async function watching<T>(watch: ServiceWatch, work: (watch: ServiceWatch) => Promise<T>): Promise<T> {
    try {
        return await work(watch);
    } finally {
        watch.close();
    }
}

/**
 * Resolves when every expected container is well in several looks on end, and its probe is content.
 * @throws CicdError SERVICE_UNHEALTHY as soon as one fails, or when `healthTimeout` is over | CANCELED
 */
export async function waitUntilHealthy(
    target: HealthTarget,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    await watching(new ServiceWatch(target, tools), (watch) => untilStable(watch, tools, context));
}

function tooLate(seconds: number) {
    return (problem: Problem): Problem => ({
        ...problem,
        detail: `is not ready after ${seconds} s: ${problem.detail}`,
    });
}

async function untilStable(watch: ServiceWatch, tools: DeployTools, context: DeployContext): Promise<void> {
    const { healthTimeout } = context.buildConfig;
    const isOver = timeLimit(healthTimeout * 1000, tools.clock);
    for (let stable = 0; ;) {
        refuseCanceled(context);
        const isLast = isOver();
        const seen = await watch.look();
        if (seen.failed.length > 0) {
            throw await unhealthyError(seen.failed, tools);
        }
        stable = seen.stable ? stable + 1 : 0;
        if (stable === STABLE_LOOKS) {
            seen.answers.forEach(({ service, detail }) => context.log(`${service} ${detail}`));
            return;
        }
        const late = isLast ? [...seen.waiting, ...seen.unsettled] : [];
        if (late.length > 0) {
            throw await unhealthyError(late.map(tooLate(healthTimeout)), tools);
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}

/**
 * Watches for `stableSeconds`: from now on one restart is one too many. At the end every probe is asked once more, and
 * one that is in doubt is waited for, at most half of `healthTimeout`.
 * @throws CicdError SERVICE_UNHEALTHY | CANCELED
 */
export async function watchUntilStable(
    target: HealthTarget,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const rules = { restartsAllowed: 0, probes: verifyingRules };
    await watching(new ServiceWatch(target, tools, rules), (watch) => throughWindow(watch, tools, context));
}

async function throughWindow(watch: ServiceWatch, tools: DeployTools, context: DeployContext): Promise<void> {
    const { stableSeconds, healthTimeout } = context.buildConfig;
    const now = () => tools.clock.now().getTime();
    const end = now() + stableSeconds * 1000;
    // Before the step's own deadline, which would not say who it was.
    const isOver = timeLimit(stableSeconds * 1000 + healthTimeout * 500, tools.clock);
    for (;;) {
        refuseCanceled(context);
        const isLast = isOver();
        const { failed, waiting, unsettled } = await watch.look();
        const bad = [...failed, ...waiting, ...(isLast ? unsettled : [])];
        if (bad.length > 0) {
            throw await unhealthyError(bad, tools);
        }
        const left = end - now();
        if (left <= 0 && unsettled.length === 0 && watch.answeredSince(end)) {
            return;
        }
        await tools.wait(left > 0 ? Math.min(left, 1000) : INTERVAL_MS, context.signal);
    }
}
