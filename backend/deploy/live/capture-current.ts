import type { ReleaseContent, ReleaseService } from "../../models/releases";
import type { ComposeService } from "../compose/compose-model";
import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, toolsForRelease, type DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import { refuseForeignProject } from "../prepare/refuse-foreign-project";
import { contentReference, contentRepository } from "../render/image-reference";
import { writtenImage } from "../render/first-decisions";
import { readLiveFiles } from "./live-files";
import { liveProject } from "./up";

/**
 * What runs now, as a release. Unless it is only looked at, the images get tags of ours, so that nobody's prune takes away
 * what a rollback needs.
 * Null for a directory without a compose file.
 * @throws CicdError PROJECT_ELSEWHERE
 */
export async function captureCurrent(
    tools: DeployTools,
    context: DeployContext,
    { lookOnly = false } = {},
): Promise<LiveRelease | null> {
    await refuseForeignProject(tools);
    const live = await readLiveFiles(tools.layout.directory);
    if (live.composeName === null) {
        return null;
    }
    const running = await observeContainers(tools);
    const services: ReleaseContent["services"] = {};
    for (const [name, service] of Object.entries(await writtenServices(tools, context))) {
        const imageId = running.get(name)?.[0]?.imageId ?? null;
        services[name] = captured(name, service, { stack: tools.layout.stack, imageId });
        if (!lookOnly && imageId !== null && (await tools.engine.image(imageId)) !== null) {
            const reference = contentReference(tools.layout.stack, name, imageId);
            const tag = reference.slice(reference.lastIndexOf(":") + 1);
            await tools.engine.tag(imageId, contentRepository(tools.layout.stack, name), tag);
        }
    }
    return {
        content: { stackFiles: live.texts, trackedFiles: {}, services, asFound: true },
        environment: live.environment,
    };
}

/** A file that compose can't read is recorded all the same: its text is what matters for the way back. */
async function writtenServices(tools: DeployTools, context: DeployContext): Promise<Record<string, ComposeService>> {
    try {
        const { cli } = toolsForRelease(tools, { stackFiles: {}, trackedFiles: {}, services: {}, asFound: true });
        return (await cli.resolve(await liveProject(tools), runOptions(context))).model.services;
    } catch {
        return {};
    }
}

function captured(
    name: string,
    service: ComposeService,
    { stack, imageId }: { stack: string; imageId: string | null },
): ReleaseService {
    return {
        writtenImage: service.image ?? null,
        image: writtenImage(stack, name, service) ?? "",
        imageId,
        built: service.build !== undefined,
        form: "plain",
        filesHash: null,
        filesLabel: false,
    };
}
