import { dependenciesOf } from "../compose/dependencies-of";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { composeUp } from "../live/up";
import { sharedWith } from "../plan/dependants";
import { isWarm } from "../plan/warm-name";
import { awaitDependencies } from "./await-dependencies";
import { createBeside, crowdedBelow, scaleWords } from "./compose-calls";
import { containersOf } from "./find-members";
import { isOfRelease } from "./member";
import type { ReleaseProject } from "./release-project";
import { settleAll } from "./settle-all";
import { startContainers } from "./start-containers";
import { stopAndRemove } from "./stop-and-remove";

/** As the engine calls a volume to which nobody gave a name. */
const NAMELESS = /^[0-9a-f]{64}$/;

/**
 * Compose's own way for these, in the order of `depends_on`. Where one stands on a service that has more containers than
 * its scale, like those kept warm, `up` would make these anew or remove them: then all that exists is left alone, and
 * what is not of the release is removed before.
 */
export async function upServices(project: ReleaseProject, services: readonly string[]): Promise<void> {
    const crowded = await crowdedBelow(project, services);
    const isBeside = (name: string) => dependenciesOf(project.model, name).some((other) => crowded.has(other));
    const usual = services.filter((name) => !isBeside(name));
    if (usual.length > 0) {
        await composeUp(project.tools, project.context, usual);
    }
    const gone = new Set<string>();
    for (const service of services.filter(isBeside)) {
        await awaitDependencies(project, [service]);
        await renew(project, service, gone);
    }
}

/** @param gone services that were made anew so far: who lives in their containers goes with them */
async function renew(project: ReleaseProject, service: string, gone: Set<string>): Promise<void> {
    const { tools, model, scales } = project;
    const lives = sharedWith(model.services[service]!).some((name) => gone.has(name));
    const there = await containersOf(service, tools);
    const outdated = there.filter((one) => lives || !isOfRelease(one, project));
    if (outdated.length > 0) {
        gone.add(service);
    }
    const kept = await keptByCompose(project, service, { there, outdated });
    if (kept !== null) {
        await giveUpWarm(project, service, kept);
        await upByCompose(project, service, lives && outdated.length > 0);
        return;
    }
    await settleAll(outdated.map((one) => stopAndRemove(one, tools)));
    await createBeside(project, service, scales.get(service) ?? 1);
    await startContainers(await containersOf(service, tools), tools);
}

/** What only compose can do for the service where something of it moves; null where there is nothing like that. */
async function keptByCompose(
    { tools, model, scales }: ReleaseProject,
    service: string,
    { there, outdated }: Record<"there" | "outdated", readonly ProjectContainer[]>,
): Promise<"volumes" | "hooks" | null> {
    if (await haveNamelessVolumes(outdated, tools)) {
        return "volumes";
    }
    const { post_start, pre_stop } = model.services[service]!;
    const hasHooks = [...(post_start ?? []), ...(pre_stop ?? [])].length > 0;
    const running = there.filter(({ state }) => state === "running");
    const moves = outdated.length > 0 || running.length < (scales.get(service) ?? 1);
    return hasHooks && moves ? "hooks" : null;
}

/** @param anew also what compose would find to be as it was: it doesn't ask in whose container one lives */
async function upByCompose(project: ReleaseProject, service: string, anew: boolean): Promise<void> {
    const scales = scaleWords(await crowdedBelow(project, [service]));
    const force = anew ? ["--force-recreate"] : [];
    await composeUp(project.tools, project.context, [...force, ...scales, service]);
}

/** Compose alone hands them on, from the container that it makes anew. */
async function haveNamelessVolumes(containers: readonly ProjectContainer[], { engine }: DeployTools): Promise<boolean> {
    const facts = await Promise.all(containers.map(({ id }) => engine.facts(id)));
    return facts.some((one) => one?.mounts.some(({ type, source }) => type === "volume" && NAMELESS.test(source)));
}

async function giveUpWarm(
    { tools, context, model }: ReleaseProject,
    service: string,
    kept: "volumes" | "hooks",
): Promise<void> {
    const why =
        kept === "volumes"
            ? `as ${service} is made anew with its volumes`
            : `as only compose runs the hooks of ${service}`;
    for (const other of dependenciesOf(model, service)) {
        const warm = (await containersOf(other, tools)).filter(isWarm);
        if (warm.length > 0) {
            context.log(`${other}: the old version does not stay ready, ${why}`);
            await settleAll(warm.map((one) => stopAndRemove(one, tools)));
        }
    }
}
