import { phrase, type Phrase } from "../../../common/phrase";
import type { DeployTools } from "../deploy-tools";
import { compressionOf } from "./compression";
import type { DeclaredVolumes } from "./declared-volumes";
import { notOwn } from "./not-own";
import type { CopiedVolume } from "./volume-copies";

/** Why a kept volume can't come back, for people. */
export interface RestoreObstacle {
    message: Phrase;
    hint: Phrase;
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
            message: phrase("restore.notOwn", { name, reason }),
            hint: phrase("restore.without"),
        };
    }
    const other = (await engine.volumeUsers(name)).find(({ project }) => project !== stack);
    if (other !== undefined) {
        return {
            message: phrase("restore.shared", { name, other: other.name }),
            hint: phrase("restore.removeOther", { other: other.name }),
        };
    }
    return compressionOf(file) === null
        ? {
              message: phrase("restore.newer", { name }),
              hint: phrase("restore.upgrade"),
          }
        : null;
}
