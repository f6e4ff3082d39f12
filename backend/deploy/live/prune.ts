import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent } from "../../models/releases";
import type { DeployTools } from "../deploy-tools";
import { contentReference, stackPrefix } from "../render/image-reference";
import { observeContainers } from "../plan/stack-observation";

/** Drops tags and snapshots of this stack that no kept release and no container uses. */
export async function prune(kept: readonly ReleaseContent[], tools: DeployTools): Promise<void> {
    await pruneTags(kept, tools);
    await pruneSnapshots(kept, tools);
}

async function pruneTags(kept: readonly ReleaseContent[], { engine, layout }: DeployTools): Promise<void> {
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
    for (const { reference, id } of await engine.tagsBelow(stackPrefix(layout.stack))) {
        if (!needed.has(reference) && !running.has(id)) {
            await engine.untag(reference);
        }
    }
}

async function pruneSnapshots(kept: readonly ReleaseContent[], { layout }: DeployTools): Promise<void> {
    const names = await readdir(layout.files).catch(() => []);
    const texts = kept.flatMap((content) => Object.values(content.stackFiles)).join("\n");
    const hashes = new Set(kept.flatMap((content) => Object.values(content.trackedFiles).map((file) => file.hash)));
    for (const name of names.filter((hash) => !hashes.has(hash) && !texts.includes(hash))) {
        await rm(path.join(layout.files, name), { recursive: true, force: true });
    }
}
