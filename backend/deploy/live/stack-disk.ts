import { readdir } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent } from "../../models/releases";
import type { StackDisk } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { stackPrefix } from "../render/image-reference";
import { neededImages, neededSnapshots } from "./prune";
import { treeBytes } from "./tree-bytes";

/** What images and snapshots of a stack take, and which of them `prune` would leave. An image counts once. */
export async function stackDisk(kept: readonly ReleaseContent[], tools: DeployTools): Promise<StackDisk> {
    const { engine, layout } = tools;
    const isNeeded = await neededImages(kept, tools);
    const images = new Map<string, { bytes: number; needed: boolean }>();
    for (const { reference, id, bytes } of await engine.imagesBelow(stackPrefix(layout.stack))) {
        const known = images.get(id)?.needed ?? false;
        images.set(id, { bytes, needed: known || isNeeded({ reference, id }) });
    }
    const isKept = neededSnapshots(kept);
    const names = await readdir(layout.files).catch(() => []);
    const snapshots = names.map(async (name) => ({
        bytes: await treeBytes(path.join(layout.files, name)),
        needed: isKept(name),
    }));
    return { images: [...images.values()], snapshots: await Promise.all(snapshots) };
}
