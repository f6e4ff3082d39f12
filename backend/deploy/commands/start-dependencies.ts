import { CicdError } from "../../../common/errors";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { unhealthyError } from "../health/unhealthy-error";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { expectedContainers } from "../live/expected-services";
import { composeUp } from "../live/up";
import { observeContainers } from "../plan/stack-observation";

const INTERVAL_MS = 400;

/** Everything that a service stands on, directly and indirectly, as far as it is part of the project. */
export function dependenciesOf(model: ComposeModel, service: string): string[] {
    const found = new Set<string>();
    const visit = (name: string) => {
        for (const next of Object.keys(model.services[name]?.depends_on ?? {})) {
            if (next in model.services && next !== service && !found.has(next)) {
                found.add(next);
                visit(next);
            }
        }
    };
    visit(service);
    return [...found].sort();
}

function tasksBefore(model: ComposeModel, service: string): string[] {
    const direct = Object.entries(model.services[service]?.depends_on ?? {});
    return direct.flatMap(([name, { condition }]) =>
        condition === "service_completed_successfully" && name in model.services ? [name] : [],
    );
}

/** A one-shot service that still runs is well, but its work is not done. */
export async function untilDone(task: string, tools: DeployTools, context: DeployContext): Promise<void> {
    const until = performance.now() + context.buildConfig.healthTimeout * 1000;
    for (;;) {
        if (context.signal?.aborted) {
            throw canceledBefore(task);
        }
        const containers = (await observeContainers(tools)).get(task) ?? [];
        const conditions = await Promise.all(containers.map(({ id }) => tools.engine.condition(id)));
        const failed = conditions.findIndex((one) => one?.state === "exited" && one.exitCode !== 0);
        const late = performance.now() > until;
        if (failed >= 0 || late) {
            const detail = late ? `has not ended after ${context.buildConfig.healthTimeout} s` : "failed";
            throw await unhealthyError([{ service: task, detail, container: containers[failed] ?? null }], tools);
        }
        if (conditions.length > 0 && conditions.every((one) => one?.state === "exited")) {
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

interface Dependencies {
    model: ComposeModel;
    service: string;
    /** Whether what runs may be made anew because the release changes it. */
    recreate: boolean;
}

/**
 * Starts what a service depends on and waits until it is well; the service itself and all others stay as they are.
 * @throws CicdError SERVICE_UNHEALTHY | UP_FAILED | PORT_TAKEN | CANCELED
 */
export async function startDependencies(
    { model, service, recreate }: Dependencies,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const names = dependenciesOf(model, service);
    if (names.length === 0) {
        return;
    }
    context.log(`Starting what ${service} depends on: ${names.join(", ")}`);
    await composeUp(tools, context, [...(recreate ? [] : ["--no-recreate"]), ...names]);
    const expected = [...expectedContainers(model)].filter(([name]) => names.includes(name));
    await waitUntilHealthy({ expected: new Map(expected), release: null }, tools, context);
    for (const task of tasksBefore(model, service)) {
        await untilDone(task, tools, context);
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
