import { phrase, type Phrase } from "../../../common/phrase";
import type { BuildConfig } from "../../../common/schema";
import type { PlanChange } from "../../../common/views";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import type { EngineVolume } from "../../exec/volume-archives";
import { observeContainers } from "../plan/stack-observation";
import type { DeclaredVolumes } from "./declared-volumes";
import { notOwn } from "./not-own";
import type { CopiedVolume } from "./volume-copies";

/** A named volume that is copied before its services are touched. */
export interface VolumeToCopy {
    volume: EngineVolume;
    services: string[];
    /** Run, and are to be stopped first: they would be, anyway. */
    stop: Pick<ProjectContainer, "id" | "name">[];
    /** Somebody goes on writing to it while it is copied. */
    inUse: boolean;
}

export interface CopyPlan {
    volumes: VolumeToCopy[];
    /** For people: what is not copied though it was asked for. */
    notes: Phrase[];
}

interface Wish {
    services: BuildConfig["services"];
    /** Kept volumes that take the place of what is there now: that is copied whether anybody runs or not. */
    returning: readonly CopiedVolume[];
    declared: DeclaredVolumes;
}

type Tools = Pick<DeployTools, "engine" | "layout">;

const RUNS = ["running", "restarting", "paused"];

const isStopped = ({ action, strategy }: PlanChange) =>
    action === "remove" || (action === "recreate" && (strategy === undefined || strategy === "recreate"));

/**
 * The named volumes of services that want their volumes copied and that the plan touches, beside those that are about to
 * be emptied. Anonymous ones, and those that are not the stack's own, are left alone.
 */
export async function volumesToCopy(
    changes: readonly PlanChange[],
    { services, returning, declared }: Wish,
    tools: Tools,
): Promise<CopyPlan> {
    const found = await aboutToGo(returning, tools);
    const notes = new Map<string, Phrase>();
    const containers = await observeContainers(tools);
    for (const change of changes.filter(({ action }) => action !== "keep")) {
        const { service } = change;
        if (services[service]?.snapshotVolumes !== true) {
            continue;
        }
        const own = containers.get(service) ?? [];
        for (const volume of await namedVolumes(service, { own, declared }, tools)) {
            const reason = notOwn(volume, { stack: tools.layout.stack, external: declared.external });
            if (reason === null) {
                found.set(volume.name, copyOf(volume, { change, own, known: found.get(volume.name) }));
            } else {
                notes.set(
                    `${service} ${volume.name}`,
                    phrase("note.volumeNotOwn", { service, name: volume.name, reason }),
                );
            }
        }
    }
    return { volumes: [...found.values()], notes: [...notes.values()] };
}

/** One that several services have is copied once. */
function copyOf(
    volume: EngineVolume,
    { change, own, known }: { change: PlanChange; own: readonly ProjectContainer[]; known: VolumeToCopy | undefined },
): VolumeToCopy {
    const goesOn = !isStopped(change) && own.some(({ state }) => state === "running");
    return {
        volume,
        services: [...new Set([...(known?.services ?? []), change.service])],
        stop: [...(known?.stop ?? []), ...(isStopped(change) ? own.filter(({ state }) => RUNS.includes(state)) : [])],
        inUse: (known?.inUse ?? false) || goesOn,
    };
}

/** Of a service's containers; where it has none, as the compose file says. */
async function namedVolumes(
    service: string,
    { own, declared }: { own: readonly ProjectContainer[]; declared: DeclaredVolumes },
    tools: Tools,
): Promise<EngineVolume[]> {
    const names = own.length > 0 ? await volumesOf(own, tools) : (declared.ofService.get(service) ?? []);
    const found = await Promise.all([...names].map((name) => tools.engine.volume(name)));
    return found.filter((volume) => volume !== null).filter((volume) => !isAnonymous(volume));
}

async function aboutToGo(returning: readonly CopiedVolume[], { engine }: Tools): Promise<Map<string, VolumeToCopy>> {
    const found = new Map<string, VolumeToCopy>();
    for (const { name, services } of returning) {
        const volume = await engine.volume(name);
        if (volume !== null) {
            const stop = (await engine.volumeUsers(name)).filter(({ running }) => running);
            found.set(name, { volume, services: [...services], stop, inUse: false });
        }
    }
    return found;
}

async function volumesOf(containers: readonly ProjectContainer[], { engine }: Tools): Promise<Set<string>> {
    const facts = await Promise.all(containers.map(({ id }) => engine.facts(id)));
    const mounts = facts.flatMap((one) => one?.mounts ?? []);
    return new Set(mounts.filter(({ type }) => type === "volume").map(({ source }) => source));
}

function isAnonymous({ name, labels }: EngineVolume): boolean {
    return "com.docker.volume.anonymous" in labels || /^[0-9a-f]{64}$/.test(name);
}

/** What the plan says of it. */
export function copyNotes({ volumes, notes }: CopyPlan): Phrase[] {
    const copied = volumes.map(({ volume, services, stop, inUse }) => {
        const code = stop.length > 0 ? "note.volumeStopped" : inUse ? "note.volumeRunning" : "note.volumeCopied";
        return phrase(code, { name: volume.name, services: services.join(", ") });
    });
    return [...copied, ...notes];
}
