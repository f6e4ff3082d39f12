import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent } from "../../models/releases";
import type { StackDisk } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { contentReference, stackPrefix } from "../render/image-reference";
import { observeContainers } from "../plan/stack-observation";

/** Drops tags and snapshots of this stack that no kept release and no container uses. */
export async function prune(
    kept: readonly ReleaseContent[],
    tools: DeployTools,
    only?: keyof StackDisk,
): Promise<void> {
    if (only !== "snapshots") {
        await pruneTags(kept, tools);
    }
    if (only !== "images") {
        await pruneSnapshots(kept, tools);
    }
}

type Tagged = { reference: string; id: string };

/** Judges tags below the stack's prefix. */
export async function neededImages(
    kept: readonly ReleaseContent[],
    { engine, layout }: Pick<DeployTools, "engine" | "layout">,
): Promise<(image: Tagged) => boolean> {
    const needed = new Set<string>();
    for (const content of kept) {
        for (const [name, service] of Object.entries(content.services)) {
            needed.add(service.image);
            if (service.imageId !== null) {
                needed.add(contentReference(layout.stack, name, service.imageId));
            }
        }
    }
    const running = new Set(
        [...(await observeContainers({ engine, layout })).values()].flat().map((one) => one.imageId),
    );
    return ({ reference, id }) => needed.has(reference) || running.has(id) || !isOurs(reference, id);
}

/** Tags by content, and those that a killed build left; what else is below the prefix, a person has put there. */
function isOurs(reference: string, id: string): boolean {
    const tag = reference.slice(reference.lastIndexOf(":") + 1);
    return id.startsWith(`sha256:${tag}`) || /^build-\d+-[0-9a-z]+$/.test(tag);
}

async function pruneTags(kept: readonly ReleaseContent[], tools: DeployTools): Promise<void> {
    const isNeeded = await neededImages(kept, tools);
    for (const image of await tools.engine.tagsBelow(stackPrefix(tools.layout.stack))) {
        if (!isNeeded(image)) {
            await tools.engine.untag(image.reference);
        }
    }
}

/** Judges snapshots by their hash. */
export function neededSnapshots(kept: readonly ReleaseContent[]): (hash: string) => boolean {
    const texts = kept.flatMap((content) => Object.values(content.stackFiles)).join("\n");
    const hashes = new Set(kept.flatMap((content) => Object.values(content.trackedFiles).map((file) => file.hash)));
    return (hash) => hashes.has(hash) || texts.includes(hash);
}

async function pruneSnapshots(kept: readonly ReleaseContent[], { layout }: DeployTools): Promise<void> {
    const isNeeded = neededSnapshots(kept);
    const names = await readdir(layout.files).catch(() => []);
    for (const name of names.filter((hash) => !isNeeded(hash))) {
        await rm(path.join(layout.files, name), { recursive: true, force: true });
    }
}
