import { CicdError } from "../../../common/errors";
import type { ComposeModel } from "../compose/compose-model";
import { dependenciesOf } from "../compose/dependencies-of";
import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { crowdedOnes, scaleWords } from "../exchange/compose-calls";
import { deployPart } from "../exchange/deploy-part";
import { untilDone } from "../health/until-done";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { expectedContainers } from "../live/expected-services";
import { composeUp } from "../live/up";
import { observeContainers } from "../plan/stack-observation";
import { isWarm } from "../plan/warm-name";

function tasksBefore(model: ComposeModel, service: string): string[] {
    const direct = Object.entries(model.services[service]?.depends_on ?? {});
    return direct.flatMap(([name, { condition }]) =>
        condition === "service_completed_successfully" && name in model.services ? [name] : [],
    );
}

interface Dependencies {
    model: ComposeModel;
    service: string;
    release: LiveRelease;
    /** What the release takes the place of; absent where what runs must not be made anew. */
    previous?: LiveRelease | null;
}

/**
 * Starts what a service depends on and waits until it is well; the service itself and all others stay as they are.
 * @throws CicdError SERVICE_UNHEALTHY | UP_FAILED | PORT_TAKEN | CANCELED
 */
export async function startDependencies(
    { model, service, release, previous }: Dependencies,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const names = neededBy(service, model, release);
    if (names.length === 0) {
        return;
    }
    context.log(`Starting what ${service} depends on: ${names.join(", ")}`);
    if (previous === undefined) {
        await startMissing(names, model, { tools, context });
    } else {
        await deployPart({ next: release, previous, services: names }, { tools, context });
    }
    const expected = [...expectedContainers(model)].filter(([name]) => names.includes(name));
    await waitUntilHealthy({ expected: new Map(expected), release: null }, tools, context);
    for (const task of tasksBefore(model, service)) {
        await untilDone(task, tools, context);
    }
}

/** A switch comes with its service, and one whose service comes later is not there yet. */
function neededBy(service: string, model: ComposeModel, { content }: LiveRelease): string[] {
    const names = dependenciesOf(model, service);
    const later = Object.entries(content.services).flatMap(([name, { rollout }]) =>
        names.includes(name) ? [] : (rollout?.route?.switchService ?? []),
    );
    return names.filter((name) => !later.includes(name));
}

/**
 * What runs stays as it is: of a service with more containers than its scale, like those kept warm, compose would remove
 * some otherwise, and not those that nobody needs.
 */
async function startMissing(
    names: readonly string[],
    model: ComposeModel,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<void> {
    const running = await observeContainers(tools);
    const missing = names.filter((name) => !running.get(name)?.some((one) => one.state === "running" && !isWarm(one)));
    if (missing.length > 0) {
        const crowded = await crowdedOnes({ tools, scales: expectedContainers(model) }, names);
        await composeUp(tools, context, ["--no-recreate", ...scaleWords(crowded), ...missing]);
    }
}

/** @throws CicdError COMMAND_NOT_STARTED */
export function requireService(model: ComposeModel, service: string): void {
    if (!(service in model.services)) {
        throw new CicdError({
            code: "COMMAND_NOT_STARTED",
            message: `The stack has no service ${service} for the command to run in.`,
            safe: "The command did nothing.",
            hint: `Change runIn to one of its services: ${Object.keys(model.services).sort().join(", ")}.`,
        });
    }
}
