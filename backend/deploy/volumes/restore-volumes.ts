import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { compressionOf } from "./compression";
import { volumeHolderImage } from "./holder-image";
import { copiesFolder, readCopies, type CopiedVolume } from "./volume-copies";

type Run = { tools: DeployTools; context: DeployContext };

/**
 * Brings volumes back as they were kept with a release: the stack's containers that have them are stopped and removed
 * (whoever called this makes them anew), each volume is emptied and filled again. Idempotent: cut off, it is done again
 * from the same copies.
 *
 * @throws CicdError NOT_FOUND | STATE_CONFLICT before anything is touched
 */
export async function restoreVolumes(release: number, tools: DeployTools, context: DeployContext): Promise<void> {
    const copies = await readCopies(tools.layout, release);
    if (copies === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "No volumes are kept with this release.",
            safe: "Nothing was changed.",
            hint: "Roll back without the volumes.",
        });
    }
    for (const volume of copies.volumes) {
        await refuseOthers(volume, tools);
        decompressionOf(volume);
    }
    for (const { name } of copies.volumes) {
        await freeVolume(name, { tools, context });
    }
    for (const volume of copies.volumes) {
        await restoreVolume(volume, copiesFolder(tools.layout, release), { tools, context });
    }
}

async function refuseOthers({ name }: CopiedVolume, { engine, layout }: DeployTools): Promise<void> {
    const other = (await engine.volumeUsers(name)).find(({ project }) => project !== layout.stack);
    if (other !== undefined) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The volume ${name} is used by ${other.name} too, which is not of this stack.`,
            safe: "No volume was changed.",
            hint: `Remove ${other.name}, or roll back without the volumes.`,
        });
    }
}

function decompressionOf({ name, file }: CopiedVolume) {
    const compression = compressionOf(file);
    if (compression === null) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The copy of the volume ${name} was made by a newer Node.js, and this one can't read it.`,
            safe: "No volume was changed.",
            hint: "Run the server with Node.js 22.15 or later, or roll back without the volumes.",
        });
    }
    return compression;
}

async function freeVolume(name: string, { tools: { engine }, context }: Run): Promise<void> {
    for (const user of await engine.volumeUsers(name)) {
        context.log(`Stopping ${user.name}, whose volume ${name} comes back as it was`);
        await engine.stopContainer(user.id);
        await engine.removeContainer(user.id);
    }
}

async function restoreVolume(volume: CopiedVolume, folder: string, { tools, context }: Run): Promise<void> {
    const { name, driver, labels, file } = volume;
    const holder = { image: await volumeHolderImage(tools), owner: tools.layout.stack };
    await tools.engine.remakeVolume({ name, driver, labels, options: {} });
    const expanded = decompressionOf(volume).expand();
    await Promise.all([
        pipeline(createReadStream(path.join(folder, file)), expanded, { signal: context.signal }),
        tools.engine.fillVolume(name, holder, expanded),
    ]);
    context.log(`The volume ${name} is back as it was`);
}
