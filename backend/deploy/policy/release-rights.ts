import type { RightView } from "../../../common/views";
import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { releaseTexts } from "../live/release-texts";
import { asProject } from "../prepare/resolve-model";
import { withoutSwitches } from "../rollout/without-switches";
import { rightsInUse } from "./current-grants";
import { judgeImageLabels } from "./judge-image-labels";
import { mapping } from "./json";
import { requiredRights } from "./required-rights";
import { rightViews } from "./right-views";

/**
 * What a kept release asks for, judged by today's grants: a right that was taken back does not come back with it. Its
 * images are judged by their labels as far as they are on the engine.
 *
 * @param release as `toolsForRelease` has made `tools` for it
 * @throws CicdError COMPOSE_SETTING_REFUSED
 */
export async function releaseRights(
    { release, grants }: { release: LiveRelease; grants: readonly string[] },
    tools: DeployTools,
    context: DeployContext,
): Promise<RightView[]> {
    const { content, environment } = release;
    const texts = await releaseTexts(content, tools);
    const { model } = await asProject({ texts, environment }, tools, (project) =>
        tools.cli.resolve(project, runOptions(context)),
    );
    if (content.asFound) {
        // A person's own files and images: what nobody has judged is theirs to write.
        return rightViews(await rightsInUse(mapping(model), tools), grants);
    }
    const { stack, directory, files } = tools.layout;
    const rollouts = Object.entries(content.services).map(([name, { rollout }]) => [name, rollout] as const);
    const asWritten = withoutSwitches(model, Object.fromEntries(rollouts));
    const rights = rightViews(await requiredRights({ stack, model: asWritten, directory, files }), grants);
    const images = Object.entries(content.services).flatMap(([name, { form, imageId }]) =>
        form === "full" && imageId !== null ? [[name, imageId] as const] : [],
    );
    const ofImages = await judgeImageLabels(new Map(images), grants, tools);
    return [...rights, ...ofImages.filter(({ grant }) => rights.every((right) => right.grant !== grant))];
}
