import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { BEST_COMPRESSION } from "./compression";
import { volumeHolderImage } from "./holder-image";
import { keepCopies, newCopiesFolder, type CopiedVolume } from "./volume-copies";
import type { CopyPlan, VolumeToCopy } from "./volumes-to-copy";

const MB = 1024 * 1024;
/** So often the disk is looked at while a copy grows. */
const LOOK_BYTES = 64 * MB;

export interface Room {
    /** Bytes free where the copies lie. */
    free: () => Promise<number>;
    /** Bytes that must stay free. */
    floor: number;
}

interface Copying {
    plan: CopyPlan;
    /** Whose folder the copies are for. */
    release: number;
    room: Room;
    /** Called before anything is stopped. */
    onStop?: () => Promise<void>;
}

/**
 * Copies volumes into the folder of the release that is live. Services that are to be stopped are stopped, and stay so
 * when all is copied: whoever called this makes them anew, or starts them by going back.
 *
 * @throws CicdError DISK_FULL before anything is stopped, or when the copy grows beyond what is free; what was stopped
 *   is started again then, as after anything else that goes wrong
 */
export async function copyVolumes(copying: Copying, tools: DeployTools, context: DeployContext): Promise<void> {
    const { plan, room, onStop } = copying;
    if (plan.volumes.length === 0) {
        return;
    }
    await refuseWithoutRoom(plan.volumes, room, tools);
    const toStop = new Map(plan.volumes.flatMap(({ stop }) => stop).map((one) => [one.id, one]));
    if (toStop.size > 0) {
        await onStop?.();
    }
    const stopped: Stopped[] = [];
    try {
        for (const one of toStop.values()) {
            context.log(`Stopping ${one.name}, so that its volumes are copied at rest`);
            stopped.push(one);
            await tools.engine.stopContainer(one.id);
        }
        await copyAll(copying, { tools, context });
    } catch (error) {
        await startAgain(stopped, { tools, context });
        throw error;
    }
}

type Run = { tools: DeployTools; context: DeployContext };
type Stopped = VolumeToCopy["stop"][number];

/** As far as the engine lets us: what it refuses is left to the way back, which judges all of the stack. */
async function startAgain(stopped: readonly Stopped[], { tools, context }: Run): Promise<void> {
    for (const { id, name } of stopped) {
        context.log(`Starting ${name} again`);
        const refusal = await tools.engine.startContainer(id).catch((error: Error) => error.message);
        if (refusal !== null) {
            context.log(`${name} can't be started again: ${refusal}`);
        }
    }
}

async function copyAll({ plan, release, room }: Copying, { tools, context }: Run): Promise<void> {
    const folder = await newCopiesFolder(tools.layout, release);
    const volumes: CopiedVolume[] = [];
    for (const one of plan.volumes) {
        volumes.push(await copyVolume(one, { folder, room }, { tools, context }));
    }
    await keepCopies(tools.layout, { release, takenAt: tools.clock.now().toISOString(), volumes });
}

async function copyVolume(
    { volume, services }: VolumeToCopy,
    { folder, room }: { folder: string; room: Room },
    { tools, context }: Run,
): Promise<CopiedVolume> {
    const { name, driver, labels } = volume;
    const file = `${encodeURIComponent(name)}.tar${BEST_COMPRESSION.extension}`;
    const target = path.join(folder, file);
    const begun = tools.clock.now().getTime();
    const holder = { image: await volumeHolderImage(tools), owner: tools.layout.stack };
    await tools.engine.readVolume(name, holder, (archive) =>
        pipeline(archive, BEST_COMPRESSION.compress(), watching(room), createWriteStream(target, { mode: 0o600 }), {
            signal: context.signal,
        }),
    );
    const seconds = ((tools.clock.now().getTime() - begun) / 1000).toFixed(1);
    const size = ((await stat(target)).size / MB).toFixed(1);
    context.log(`The volume ${name} of ${services.join(", ")} is copied: ${size} MB in ${seconds} s`);
    const atRest = (await tools.engine.volumeUsers(name)).every(({ running }) => !running);
    return { name, driver, labels, services, file, atRest };
}

async function refuseWithoutRoom(volumes: readonly VolumeToCopy[], room: Room, tools: DeployTools): Promise<void> {
    const sizes = await tools.engine.volumeSizes();
    const needed = volumes.reduce((sum, { volume }) => sum + (sizes.get(volume.name) ?? 0), 0);
    const free = await room.free();
    if (free - needed < room.floor) {
        throw noRoom(
            `Copying ${volumes.map(({ volume }) => volume.name).join(", ")} may take ${megabytes(needed)}`,
            free,
        );
    }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / MB)} MB`;

function noRoom(what: string, free: number): CicdError {
    return new CicdError({
        code: "DISK_FULL",
        message: `${what}, and only ${megabytes(free)} are free on the disk.`,
        hint: 'Free some space ("Disk" in the CI/CD settings shows what takes it), or turn `snapshotVolumes` off.',
    });
}

/** Lets everything through until the disk is nearly full. */
function watching({ free, floor }: Room): Transform {
    let unseen = 0;
    return new Transform({
        transform(chunk: Buffer, _, done) {
            unseen += chunk.length;
            if (unseen < LOOK_BYTES) {
                done(null, chunk);
                return;
            }
            unseen = 0;
            free().then(
                (left) =>
                    left < floor ? done(noRoom("The copy of a volume takes too much", left)) : done(null, chunk),
                done,
            );
        },
    });
}
