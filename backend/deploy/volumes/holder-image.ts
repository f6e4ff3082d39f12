import { tarArchive } from "../tiny-image/tar-archive";
import type { DeployTools } from "../deploy-tools";

/** Of one empty file: nothing of it ever runs, so it fits every processor. */
const REPOSITORY = "dockge-cicd-volume";
const VERSION = "1";
const IMAGE = `${REPOSITORY}:${VERSION}`;

/** An image for the container that holds a volume while it is read or written; made here, nothing has to be pulled. */
export async function volumeHolderImage({ engine }: Pick<DeployTools, "engine">): Promise<string> {
    if ((await engine.image(IMAGE)) === null) {
        await engine.importArchive(tarArchive({ "never-started": Buffer.alloc(0) }), [REPOSITORY, VERSION]);
    }
    return IMAGE;
}
