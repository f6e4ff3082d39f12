import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { composeCommand } from "../compose/compose-command";
import type { BuiltImage, DeployContext, Source } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import type { PreparedModel } from "../prepare/prepared-model";
import { contentReference, contentRepository } from "../render/image-reference";
import { buildFailed } from "./build-error";
import { buildFile, temporaryReference } from "./build-file";

const TAIL_BYTES = 64 * 1024;

interface BuildInput {
    source: Source;
    prepared: PreparedModel;
    services: readonly string[];
}

/** Builds with compose and names the results by content. @throws CicdError BUILD_FAILED | COMPOSE_PATH_ESCAPES */
export async function buildImages(
    input: BuildInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<BuiltImage[]> {
    if (input.services.length === 0) {
        return [];
    }
    const tag = `build-${context.deploymentId ?? 0}-${tools.clock.now().getTime().toString(36)}`;
    const base = path.join(tools.layout.work, tag);
    const [file, empty] = [`${base}.json`, `${base}.env`];
    try {
        await writeFile(file, await textFor({ ...input, tag }, tools, context), { mode: 0o600 });
        await writeFile(empty, "");
        await runBuild({ file, empty, input }, tools, context);
        return await Promise.all(input.services.map((service) => nameByContent(service, tag, tools)));
    } finally {
        await rm(file, { force: true });
        await rm(empty, { force: true });
        await Promise.all(input.services.map((service) => dropTemporary(service, tag, tools)));
    }
}

/** Refuses contexts outside of the checkout before anything is built. @throws CicdError COMPOSE_PATH_ESCAPES */
export async function checkBuildPaths(input: BuildInput, tools: DeployTools, context: DeployContext): Promise<void> {
    await textFor({ ...input, tag: "check" }, tools, context);
}

function textFor(input: BuildInput & { tag: string }, tools: DeployTools, context: DeployContext): Promise<string> {
    return buildFile({
        stack: tools.layout.stack,
        model: input.prepared.model,
        services: input.services,
        checkout: input.source.checkoutDir,
        projectDirectory: input.prepared.projectDirectory,
        directory: tools.layout.directory,
        buildConfig: context.buildConfig,
        tag: input.tag,
    });
}

async function runBuild(
    run: { file: string; empty: string; input: BuildInput },
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const { noCache, pull, buildTimeout } = context.buildConfig;
    const project = {
        stack: tools.layout.stack,
        projectDirectory: run.input.prepared.projectDirectory,
        files: [run.file],
        envFiles: [run.empty],
    };
    const flags = [...(noCache ? ["--no-cache"] : []), ...(pull ? ["--pull"] : [])];
    const command = composeCommand(project, ["--progress", "plain", "build", ...flags], {
        access: tools.access,
        reachesRegistry: true,
        deadlineMs: buildTimeout * 1000,
    });
    const result = await tools.runner.run(command, runOptions(context));
    if (result.exitCode !== 0) {
        throw buildFailed(
            `${result.stdout.slice(-TAIL_BYTES)}\n${result.stderr.slice(-TAIL_BYTES)}`,
            run.input.services,
        );
    }
}

async function nameByContent(service: string, tag: string, { engine, layout }: DeployTools): Promise<BuiltImage> {
    const temporary = temporaryReference({ stack: layout.stack, tag }, service);
    const image = await engine.image(temporary);
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

async function dropTemporary(service: string, tag: string, { engine, layout }: DeployTools): Promise<void> {
    await engine.untag(temporaryReference({ stack: layout.stack, tag }, service));
}
