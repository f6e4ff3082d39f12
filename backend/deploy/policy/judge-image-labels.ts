import { CicdError } from "../../../common/errors";
import type { RightView } from "../../../common/views";
import type { DeployTools } from "../deploy-tools";
import { judgeLabelNames } from "./judge-labels";
import { isRefusal, type Right } from "./right";
import { rightViews } from "./right-views";

/** Compose puts them on what it builds, and its own values over them on each container. */
const OVERWRITTEN = ["com.docker.compose.project", "com.docker.compose.service", "com.docker.compose.version"];

/**
 * A container has the labels of its image, too: what they ask for takes the same rights as labels of the compose file.
 * @param images image ids by service
 * @throws CicdError COMPOSE_SETTING_REFUSED
 */
export async function judgeImageLabels(
    images: ReadonlyMap<string, string>,
    grants: readonly string[],
    { engine }: Pick<DeployTools, "engine">,
): Promise<RightView[]> {
    const rights: Right[] = [];
    for (const [service, image] of images) {
        const names = ((await engine.imageFacts(image))?.labels ?? []).filter((name) => !OVERWRITTEN.includes(name));
        for (const finding of judgeLabelNames(names, { service, at: `a label of ${service}'s image` })) {
            if (isRefusal(finding)) {
                throw refused(finding.at, finding.reason);
            }
            rights.push(finding);
        }
    }
    return rightViews(rights, grants);
}

function refused(at: string, reason: string): CicdError {
    return new CicdError({
        code: "COMPOSE_SETTING_REFUSED",
        message: `${at} is refused: ${reason}.`,
        safe: "The running containers were not touched.",
        hint: "Take the LABEL out of the Dockerfile or of the image that it starts from, and push again.",
    });
}
