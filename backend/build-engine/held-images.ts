import type { BuiltImage } from "../deploy/deployer";
import type { Db } from "../models/db";
import { openProgresses } from "../models/open-progress";
import type { ReleaseContent } from "../models/releases";

/** Built images as the part of a release that names them, for questions about what is on the engine. */
export function contentOfImages(images: readonly BuiltImage[]): ReleaseContent {
    const services = images.map(({ service, reference, id }) => [
        service,
        {
            writtenImage: null,
            image: reference,
            imageId: id,
            built: true,
            form: "full" as const,
            filesHash: null,
            filesLabel: false,
        },
    ]);
    return { stackFiles: {}, trackedFiles: {}, services: Object.fromEntries(services) as ReleaseContent["services"] };
}

/** Images that no release has yet and that a waiting, interrupted or failed deployment of the stack will go on with. */
export async function heldImages(db: Db, stack: string): Promise<ReleaseContent[]> {
    const held = await openProgresses.list(db, stack);
    return held.flatMap(({ progress }) => (progress?.built ? [contentOfImages(progress.built.images)] : []));
}
