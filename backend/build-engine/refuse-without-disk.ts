import { CicdError } from "../../common/errors";
import { settings } from "../models/settings";
import type { PipelineServices } from "./step";

const BYTES_PER_MB = 1024 * 1024;

/** Null for a disk that can't be asked: the engine's own is often not to be seen from here. */
async function freeOf(services: PipelineServices, path: string | null): Promise<number | null> {
    return path === null ? null : services.freeBytes(path).catch(() => null);
}

/**
 * An engine without disk takes every stack on the host with it, so nothing is built below the floor of the settings:
 * neither where the stacks lie nor, where we see it, where the engine keeps its images.
 * @throws CicdError DISK_FULL
 */
export async function refuseWithoutDisk(services: PipelineServices): Promise<void> {
    const { freeFloorMb } = (await settings.load(services.db)).disk;
    const ofEngine = await freeOf(services, await services.deployer.dataRoot().catch(() => null));
    const free = Math.min(await services.freeBytes(services.stacksDir), ofEngine ?? Infinity);
    if (free < freeFloorMb * BYTES_PER_MB) {
        throw new CicdError({
            code: "DISK_FULL",
            message: `Only ${Math.floor(free / BYTES_PER_MB)} MB are free on the disk; a build needs at least ${freeFloorMb} MB.`,
            safe: "The running containers were not touched.",
            hint: 'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.',
        });
    }
}
