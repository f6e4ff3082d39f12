import type { DeployTools } from "../deploy-tools";
import { compressionOf } from "./compression";
import type { DeclaredVolumes } from "./declared-volumes";
import { notOwn } from "./not-own";
import type { CopiedVolume } from "./volume-copies";

/** Why a kept volume can't come back, for people. */
export interface RestoreObstacle {
    message: string;
    hint: string;
}

/** One at most for each volume. A volume that this stack did not make is neither emptied nor made anew. */
export async function restoreObstacles(
    volumes: readonly CopiedVolume[],
    declared: DeclaredVolumes,
    tools: Pick<DeployTools, "engine" | "layout">,
): Promise<RestoreObstacle[]> {
    const found = await Promise.all(volumes.map((volume) => obstacleTo(volume, declared, tools)));
    return found.filter((obstacle) => obstacle !== null);
}

async function obstacleTo(
    volume: CopiedVolume,
    { external }: DeclaredVolumes,
    { engine, layout: { stack } }: Pick<DeployTools, "engine" | "layout">,
): Promise<RestoreObstacle | null> {
    const { name, file } = volume;
    const there = await engine.volume(name);
    const reason = notOwn(there ?? { ...volume, options: {} }, { stack, external });
    if (reason !== null) {
        return {
            message: `The volume ${name} ${reason}, so it is never emptied to bring a copy back.`,
            hint: "Roll back without the volumes.",
        };
    }
    const other = (await engine.volumeUsers(name)).find(({ project }) => project !== stack);
    if (other !== undefined) {
        return {
            message: `The volume ${name} is used by ${other.name} too, which is not of this stack.`,
            hint: `Remove ${other.name}, or roll back without the volumes.`,
        };
    }
    return compressionOf(file) === null
        ? {
              message: `The copy of the volume ${name} was made by a newer Node.js, and this one can't read it.`,
              hint: "Run the server with Node.js 22.15 or later, or roll back without the volumes.",
          }
        : null;
}
