import type { ReleaseContent } from "../../models/releases";
import type { ComposeService } from "../compose/compose-model";
import type { DeployTools } from "../deploy-tools";
import type { ContainerCondition } from "../engine-port";
import { serves } from "../health/service-role";
import { observeContainers } from "../plan/stack-observation";
import { expectedContainers } from "./expected-services";
import { liveProject } from "./up";

/** The engine's own end of a stop needs a moment. */
const MARGIN_MS = 2000;
/** By SIGTERM, and by SIGKILL when that was not heard. */
const ENDED_BY_SIGNAL = [143, 137];

export interface Stopped {
    /** Services of the release that a person stopped or took down. */
    services: string[];
    /** Whether any container of the project runs. */
    running: boolean;
}

/**
 * Tells what a person stopped from what crashed: a container that its restart policy would have started again, or that
 * ended on a signal that the engine sent, was stopped; a service without a container was taken down.
 */
export async function stoppedServices(content: ReleaseContent | null, tools: DeployTools): Promise<Stopped> {
    const containers = await observeContainers(tools);
    const running = [...containers.values()].flat().some(({ state }) => state === "running" || state === "restarting");
    // A service that had no image when it was recorded did not run then.
    const names = Object.entries(content?.services ?? {}).flatMap(([name, { imageId }]) => (imageId ? [name] : []));
    const missing = names.filter((name) => !containers.has(name));
    const down =
        missing.length > 0 ? await takenDown(missing, { all: missing.length === names.length, content, tools }) : [];
    const exited = names.filter((name) => containers.get(name)?.every(({ state }) => state === "exited"));
    const stopped: string[] = [];
    for (const name of exited) {
        const ids = containers.get(name)!.map(({ id }) => id);
        if (await wereStopped(ids, tools)) {
            stopped.push(name);
        }
    }
    return { services: [...stopped, ...down].sort(), running };
}

/** Whether all of these containers ended because they were told to, not by themselves. */
export async function wereStopped(ids: readonly string[], tools: DeployTools): Promise<boolean> {
    const signals = await tools.engine.stopSignals();
    const conditions = await Promise.all(ids.map((id) => tools.engine.condition(id)));
    return conditions.every((condition, index) => {
        const signal = signals.last.get(ids[index]!);
        return condition !== null && wasStopped(condition, { signal, rememberedSince: signals.rememberedSince });
    });
}

/** @param heard the last signal that the engine sent it, and since when it remembers signals; milliseconds */
function wasStopped(
    condition: ContainerCondition,
    heard: { signal: number | undefined; rememberedSince: number },
): boolean {
    if (condition.state !== "exited" || condition.error !== "") {
        return false;
    }
    if (condition.restartPolicy === "always" || condition.restartPolicy === "unless-stopped") {
        return true;
    }
    const [began, ended] = [Date.parse(condition.startedAt), Date.parse(condition.finishedAt)];
    if (heard.signal !== undefined) {
        return heard.signal >= began && ended - heard.signal <= condition.stopTimeoutMs + MARGIN_MS;
    }
    const forgotten = heard.rememberedSince > ended;
    return forgotten && !condition.oomKilled && ENDED_BY_SIGNAL.includes(condition.exitCode);
}

/** Ended by itself and was swept away since: nothing restarts it, nobody connects to it. */
function mayBeDone({ restart, ports, healthcheck, deploy }: ComposeService): boolean {
    const policy = deploy?.restart_policy?.condition ?? restart ?? "no";
    return /^(no|none|on-failure.*)$/.test(policy) && !ports?.length && (!healthcheck || healthcheck.disable === true);
}

/** Of services without containers those that the stack's own files want to run. */
async function takenDown(
    missing: readonly string[],
    { all, content, tools }: { all: boolean; content: ReleaseContent | null; tools: DeployTools },
): Promise<string[]> {
    const model = await tools.cli.resolve(await liveProject(tools), {}).then(
        (resolved) => resolved.model,
        // What compose can't read nobody can start either; the deployment may be what mends it.
        () => null,
    );
    if (model === null) {
        return [];
    }
    const expected = expectedContainers(model);
    return missing.filter((name) => {
        const service = model.services[name];
        const wanted = service !== undefined && (expected.get(name) ?? 0) > 0;
        return wanted && (all || serves(content, name) || !mayBeDone(service));
    });
}
