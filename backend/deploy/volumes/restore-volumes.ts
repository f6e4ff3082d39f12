import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { compressionOf } from "./compression";
import { declaredVolumes } from "./declared-volumes";
import { volumeHolderImage } from "./holder-image";
import { restoreObstacles } from "./restore-obstacles";
import { copiesFolder, readCopies, type CopiedVolume, type VolumeCopies } from "./volume-copies";

type Run = { tools: DeployTools; context: DeployContext };

/**
 * Brings volumes back as they were kept with a release: the stack's containers that have them are stopped and removed
 * (whoever called this makes them anew), each volume is emptied and filled again. Idempotent: cut off, it is done again
 * from the same copies.
 *
 * @throws CicdError NOT_FOUND | STATE_CONFLICT before anything is touched
 */
export async function restoreVolumes(release: number, tools: DeployTools, context: DeployContext): Promise<void> {
    const copies = await requireRestorable(release, tools, context);
    for (const { name } of copies.volumes) {
        await freeVolume(name, { tools, context });
    }
    for (const volume of copies.volumes) {
        await restoreVolume(volume, copiesFolder(tools.layout, release), { tools, context });
    }
}

/** What is kept with a release, all of which can come back. Touches nothing. @throws CicdError NOT_FOUND | STATE_CONFLICT */
export async function requireRestorable(
    release: number,
    tools: DeployTools,
    context: DeployContext,
): Promise<VolumeCopies> {
    const copies = await readCopies(tools.layout, release);
    if (copies === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "No volumes are kept with this release.",
            safe: "Nothing was changed.",
            hint: "Roll back without the volumes.",
        });
    }
    const [obstacle] = await restoreObstacles(copies.volumes, await declaredVolumes(tools, context), tools);
    if (obstacle !== undefined) {
        const { message, hint } = obstacle;
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: message.text,
            safe: "No volume was changed.",
            hint: hint.text,
        });
    }
    return copies;
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
    const expanded = compressionOf(file)!.expand();
    // Who reads the copy and who fills the volume tell of it.
    expanded.on("error", () => undefined);
    const filling = tools.engine.fillVolume(name, holder, expanded).catch((error: Error) => {
        // Else whoever reads the copy would wait for ever for somebody to take it.
        expanded.destroy(error);
        throw error;
    });
    // Both are waited for: what holds the volume has to be gone before anything else is done with it.
    const ends = await Promise.allSettled([
        pipeline(createReadStream(path.join(folder, file)), expanded, { signal: context.signal }),
        filling,
    ]);
    const failed = ends.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") {
        throw failed.reason;
    }
    context.log(`The volume ${name} is back as it was`);
}
