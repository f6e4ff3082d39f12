import type { BuildConfig } from "../../../common/schema";
import type { PlanChange } from "../../../common/views";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import type { EngineVolume } from "../../exec/volume-archives";
import { observeContainers } from "../plan/stack-observation";

/** A named volume that is copied before its services are touched. */
export interface VolumeToCopy {
    volume: EngineVolume;
    services: string[];
    /** To be stopped first: they would be, anyway. */
    stop: ProjectContainer[];
}

export interface CopyPlan {
    volumes: VolumeToCopy[];
    /** For people: what is not copied though it was asked for. */
    notes: string[];
}

const isStopped = ({ action, strategy }: PlanChange) =>
    action === "remove" || (action === "recreate" && (strategy === undefined || strategy === "recreate"));

/**
 * The named volumes of services that want their volumes copied and that the plan touches, beside those that `always`
 * names. Anonymous ones, and those whose driver keeps them elsewhere, are left alone.
 */
export async function volumesToCopy(
    changes: readonly PlanChange[],
    { services, always }: { services: BuildConfig["services"]; always: readonly string[] },
    { engine, layout }: Pick<DeployTools, "engine" | "layout">,
): Promise<CopyPlan> {
    const found = new Map<string, VolumeToCopy>();
    const notes: string[] = [];
    for (const [service, containers] of await observeContainers({ engine, layout })) {
        const change = changes.find((one) => one.service === service);
        const wanted = services[service]?.snapshotVolumes === true && change !== undefined && change.action !== "keep";
        for (const name of await volumesOf(containers, engine)) {
            const volume = wanted || always.includes(name) ? await engine.volume(name) : null;
            if (volume === null || isAnonymous(volume)) {
                continue;
            }
            if (!canCopy(volume)) {
                notes.push(`${service}: the volume ${name} lies elsewhere (driver ${volume.driver}) and is not copied`);
                continue;
            }
            const known = found.get(name) ?? { volume, services: [], stop: [] };
            known.services.push(service);
            known.stop.push(...(change && isStopped(change) ? containers : []));
            found.set(name, known);
        }
    }
    return { volumes: [...found.values()], notes: [...new Set(notes)] };
}

async function volumesOf(
    containers: readonly ProjectContainer[],
    engine: Pick<DeployTools["engine"], "facts">,
): Promise<Set<string>> {
    const facts = await Promise.all(containers.map(({ id }) => engine.facts(id)));
    const mounts = facts.flatMap((one) => one?.mounts ?? []);
    return new Set(mounts.filter(({ type }) => type === "volume").map(({ source }) => source));
}

function isAnonymous({ name, labels }: EngineVolume): boolean {
    return "com.docker.volume.anonymous" in labels || /^[0-9a-f]{64}$/.test(name);
}

/** With options a volume is a name for another place: emptied by being made anew it would keep what is there. */
function canCopy({ driver, options }: EngineVolume): boolean {
    return driver === "local" && Object.keys(options).length === 0;
}

/** What the plan says of it. */
export function copyNotes({ volumes, notes }: CopyPlan): string[] {
    const copied = volumes.map(({ volume, services, stop }) => {
        const names = services.join(", ");
        const how =
            stop.length > 0
                ? `${names} is stopped for it, since it is recreated anyway: it is away for longer by as long as the copy takes`
                : `${names} keeps running, so the copy is what a power cut would leave`;
        return `The volume ${volume.name} is copied first; ${how}.`;
    });
    return [...copied, ...notes];
}
