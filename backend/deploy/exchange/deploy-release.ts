import type { DeployContext, LiveRelease } from "../deployer";
import { toolsForRelease, type DeployTools } from "../deploy-tools";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { placeRelease } from "../live/place-release";
import { composeUp } from "../live/up";
import { isExchanged } from "../rollout/strategy-of";
import { refuseAborted } from "../strategies/canary-aborted";
import { clearNames } from "./clear-names";
import { orphans } from "./clear-ports";
import { removeOrphans } from "./compose-calls";
import { restoreNames } from "./container-names";
import type { Exchange } from "./exchange";
import { beginAtSwitch } from "./exchange-service";
import { deployPlainly, isCrowded } from "./deploy-plainly";
import { mayServe } from "./member";
import { orderUnits } from "./order-units";
import { changingOnes, passUnit, prepareSwitches, type Exchanges } from "./pass-unit";
import { readProject, type ReleaseProject } from "./release-project";
import { removeRoutes } from "./remove-routes";
import { reviveInterrupted } from "./revive-interrupted";
import { awaitSwitch } from "./switch-container";
import { switchedServices } from "./switched-services";
import { trimToScale } from "./trim-to-scale";
import { wholeRelease } from "./whole-release";
import { withEngine } from "./with-engine";

interface Change {
    next: LiveRelease;
    /** What is or was live, or on its way; null for nothing. */
    previous: LiveRelease | null;
}

/**
 * From what runs to a release, each service by its strategy. Called with the images present; resolves when the release's
 * services are well. A way back is the same way with the older release as the next one. Judged from what there is, so
 * that it may be called again after a kill at any point.
 *
 * @throws CicdError PORT_TAKEN | UP_FAILED | SERVICE_UNHEALTHY | CANARY_ABORTED | CANCELED | ENGINE_UNREACHABLE | …
 */
export async function deployRelease(
    change: Change,
    run: { tools: DeployTools; context: DeployContext },
): Promise<void> {
    await withEngine(() => deployOnce(change, run), run.tools, run.context);
}

/** As `deployRelease`, for a caller that waits for the engine himself. */
export async function deployOnce(
    change: Change,
    { tools: given, context }: { tools: DeployTools; context: DeployContext },
): Promise<void> {
    const { next, previous } = change;
    await refuseAborted(next, context);
    const tools = toolsForRelease(given, next.content);
    if (!hasRollouts(next) && !(await isCrowded(tools))) {
        await deployPlainly(change, tools, context);
        return;
    }
    const project = await readProject(change, tools, context);
    await placeRelease({ to: next, from: previous }, tools, context);
    const switched = switchedServices(project);
    for (const exchange of switched.values()) {
        await reviveInterrupted(exchange);
    }
    const running = switched.size > 0 && (await anythingRuns(project));
    const changing = running ? await changingOnes(switched) : new Map<string, Exchange>();
    await (running ? exchangeAll(project, switched, changing) : startAll(project, switched));
    await waitUntilHealthy(wholeRelease(project), tools, context);
    await settleUnchanged(switched, changing);
    await restoreNames(tools);
    await removeRoutes(previous, next, { tools, context });
}

function hasRollouts({ content }: LiveRelease): boolean {
    return Object.values(content.services).some(({ rollout }) => isExchanged(rollout));
}

async function anythingRuns({ tools }: ReleaseProject): Promise<boolean> {
    return (await tools.engine.containers(tools.layout.stack)).some((one) => !one.oneOff && mayServe(one));
}

/** Compose's own way for everything: nothing runs that would have to be exchanged. */
async function startAll(project: ReleaseProject, switched: Exchanges): Promise<void> {
    const { tools, context, model } = project;
    await trimToScale(project, Object.keys(model.services));
    for (const { driver, route, run } of switched.values()) {
        await driver.ensure(route, run);
    }
    await clearNames(project, Object.keys(model.services));
    await composeUp(tools, context);
}

/** Settings of a switch can change alone: it takes them over, although its service is not exchanged. */
async function settleUnchanged(switched: Exchanges, changing: Exchanges): Promise<void> {
    for (const exchange of [...switched].flatMap(([name, one]) => (changing.has(name) ? [] : [one]))) {
        if (await exchange.driver.holds(exchange.route, exchange.run)) {
            await awaitSwitch(exchange);
        } else {
            await beginAtSwitch(exchange);
        }
        await exchange.settle();
    }
}

/**
 * Each service by its own way. What has a strategy and is at rest already is in no call of compose: with something that
 * it depends on, compose would recreate it too [Compose 2.26.1].
 */
async function exchangeAll(project: ReleaseProject, switched: Exchanges, changing: Exchanges): Promise<void> {
    const { model } = project;
    const exchanged = new Map([...switched].map(([name, { route }]) => [name, route.switchService]));
    await prepareSwitches(changing);
    for (const unit of orderUnits({ model, exchanged })) {
        await passUnit(unit, project, changing);
    }
    if ((await orphans(project)).length > 0) {
        const [settled] = switched.keys();
        await removeOrphans(project, settled!);
    }
}
