import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { builderCalled } from "../builders";
import type { Builder, ImageRun } from "../builders/builder";
import { requireProgram } from "../builders/require-program";
import type { BuiltImage, DeployContext, Source } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { PreparedModel } from "../prepare/prepared-model";
import { contentReference, contentRepository } from "../render/image-reference";
import { makeWorkFolder } from "../stack-layout";
import { withCap } from "./cap/build-cap";
import { serviceOfContext, type ImageBuild } from "./image-build";
import { inOrder, ringIn } from "./in-order";
import { buildSecrets } from "./build-secrets";
import { writeSourcePolicy } from "./source-policy";
import { prefixLines } from "./prefix-lines";

interface BuildInput {
    source: Source;
    prepared: PreparedModel;
    services: readonly string[];
}

/** A machine with a few cores gains nothing from more builds at once. */
const AT_ONCE = 4;

/** The services that the stack's builder makes images for. @throws CicdError BUILD_NOT_SUPPORTED */
export function servicesToBuild(prepared: PreparedModel, { buildConfig }: DeployContext): string[] {
    return builderCalled(buildConfig.builder).services(prepared);
}

/**
 * Judges everything that will be built before anything is: paths, frontends, caches, the builder's program.
 * @throws CicdError COMPOSE_PATH_ESCAPES | COMPOSE_SETTING_REFUSED | BUILDER_MISSING | BUILD_FAILED
 */
export async function checkBuilds(input: BuildInput, tools: DeployTools, context: DeployContext): Promise<void> {
    const { builder, commands } = context.buildConfig;
    await requireProgram(builderCalled(builder), tools);
    const ahead = builder === "commands" || commands.preBuild.length + commands.build.length > 0;
    await planImages(input, { ahead, secrets: {} }, { tools, context });
}

/** Builds with the stack's builder and names the results by content. @throws CicdError BUILD_FAILED | … */
export async function buildImages(
    input: BuildInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<BuiltImage[]> {
    if (input.services.length === 0) {
        return [];
    }
    const builder = builderCalled(context.buildConfig.builder);
    await requireProgram(builder, tools);
    const secrets = await buildSecrets(tools, context);
    const images = await planImages(input, { ahead: false, secrets }, { tools, context });
    const tag = `build-${context.deploymentId ?? 0}-${tools.clock.now().getTime().toString(36)}`;
    const folder = await makeWorkFolder(tools.layout, "build");
    try {
        await withCap({ tools, context, uncapped: builder.uncapped }, async (cap) => {
            const policyFile = await writeSourcePolicy(folder, {
                stack: tools.layout.stack,
                grants: input.source.grants,
            });
            const given = {
                cap,
                policyFile,
                tools,
                context,
                imageOf: (service: string) => temporary(service, tag, tools),
            };
            await buildAll(builder, images, { ...given, folder });
        });
        return await Promise.all(input.services.map((service) => nameByContent(service, tag, tools)));
    } finally {
        await rm(folder, { recursive: true, force: true });
        await Promise.all(input.services.map((service) => tools.engine.untag(temporary(service, tag, tools))));
    }
}

async function planImages(
    { source, prepared, services }: BuildInput,
    { ahead, secrets }: { ahead: boolean; secrets: Readonly<Record<string, string>> },
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<ImageBuild[]> {
    const { layout } = tools;
    const config = context.buildConfig;
    const workspace = source.workspaceDir ?? source.checkoutDir;
    const projectDirectory = path.join(workspace, path.relative(source.checkoutDir, prepared.projectDirectory));
    const input = { prepared, workspace, projectDirectory, services, layout, config, secrets, ahead };
    const images = services.length === 0 ? [] : await builderCalled(config.builder).plan(input);
    const ring = ringIn(images.map(ordered));
    if (ring !== null) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `The builds of ${ring.join(", ")} start from each other's images.`,
            safe: "Nothing was built, and the running containers were not touched.",
            hint: "Take one of the contexts that begin with service: out of the compose file.",
        });
    }
    return images;
}

function ordered(image: ImageBuild) {
    const after = Object.values(image.contexts).flatMap((target) => serviceOfContext(target) ?? []);
    return { name: image.service, after, image };
}

async function buildAll(
    builder: Builder,
    images: readonly ImageBuild[],
    given: Omit<ImageRun, "reference">,
): Promise<void> {
    const stop = new AbortController();
    const signals = [stop.signal, ...(given.context.signal ? [given.context.signal] : [])];
    const limit = given.context.buildConfig.parallelBuilds || AT_ONCE;
    await inOrder(images.map(ordered), { limit, stop: () => stop.abort() }, async ({ name, image }) => {
        const folder = path.join(given.folder, String(images.indexOf(image)));
        await mkdir(folder);
        const lines = prefixLines(images.length > 1 ? `${name} | ` : "", (text) => given.context.onOutput?.(text));
        const context = { ...given.context, signal: AbortSignal.any(signals), onOutput: lines.write };
        try {
            await builder.build(image, { ...given, context, folder, reference: given.imageOf(name) });
        } finally {
            lines.end();
        }
    });
}

/** A name of our own, so that no tag of the running stack moves. */
function temporary(service: string, tag: string, { layout }: Pick<DeployTools, "layout">): string {
    return `${contentRepository(layout.stack, service)}:${tag}`;
}

async function nameByContent(service: string, tag: string, { engine, layout }: DeployTools): Promise<BuiltImage> {
    const image = await engine.image(temporary(service, tag, { layout }));
    if (image === null) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `The build of ${service} ended without an image.`,
            safe: "The running containers were not touched.",
            hint: "Look at the build's output in the log.",
        });
    }
    const reference = contentReference(layout.stack, service, image.id);
    await engine.tag(
        image.id,
        contentRepository(layout.stack, service),
        reference.slice(reference.lastIndexOf(":") + 1),
    );
    return { service, reference, id: image.id };
}
