import { registryOf } from "../../../common/registry-of";
import type { CommandResult } from "../../exec/command";
import { dockerCommand } from "../../exec/docker-command";
import { machineError } from "../compose/engine-errors";
import { reasonOf } from "../compose/pull-image";
import type { BuiltImage, DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { component } from "../render/image-reference";
import { registryError } from "./registry-error";
import { registryFailure, type RegistryFailure } from "./registry-failure";
import { withPatience } from "./with-patience";

const DIGEST = /digest: (sha256:[0-9a-f]{64})/;
const SHORT_SHA = 12;

interface Pushed {
    image: BuiltImage;
    repository: string;
    tag: string;
}

/**
 * Pushes built images as `<repository>/<service>`, tagged with the commit's id and the settings' tags. Tags that it
 * needs on this engine are gone afterwards, or point again to what they did. Pushing again changes nothing.
 * @throws CicdError PUSH_FAILED | RATE_LIMITED | DISK_FULL | ENGINE_UNREACHABLE; the running stack is not touched
 */
export async function pushImages(
    input: { built: readonly BuiltImage[]; commitSha: string | null },
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const target = context.buildConfig.push;
    if (target === null || input.built.length === 0) {
        return;
    }
    if (context.untrusted) {
        context.log("Nothing is pushed: code from outside gets no login at a registry.");
        return;
    }
    const base = target.repository.replace(/\/+$/, "");
    const tags = new Set([...(input.commitSha ? [input.commitSha.slice(0, SHORT_SHA)] : []), ...target.tags]);
    for (const image of input.built) {
        for (const tag of tags) {
            await pushOne({ image, repository: `${base}/${component(image.service)}`, tag }, tools, context);
        }
    }
}

async function pushOne(pushed: Pushed, tools: DeployTools, context: DeployContext): Promise<void> {
    const { image, repository, tag } = pushed;
    const reference = `${repository}:${tag}`;
    const before = await tools.engine.image(reference);
    await tools.engine.tag(image.id, repository, tag);
    try {
        const { stdout } = await push(reference, image.service, { tools, context });
        const digest = DIGEST.exec(stdout)?.[1];
        context.log(`Pushed ${reference}${digest ? `@${digest}` : ""}`);
        tools.registries.noteLogin(registryOf(reference), true);
    } finally {
        await (before === null ? tools.engine.untag(reference) : tools.engine.tag(before.id, repository, tag));
    }
}

function push(
    reference: string,
    service: string,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<CommandResult> {
    const { access, runner, registries } = tools;
    const host = registryOf(reference);
    const options = { ...runOptions(context), secrets: registries.secrets() };
    const call = {
        host,
        reference,
        deadlineMs: context.buildConfig.buildTimeout * 1000,
        attempt: (deadlineMs: number) =>
            runner.run(
                dockerCommand(access, { args: ["push", "--", reference], deadlineMs, reachesRegistry: true }),
                options,
            ),
        judge: ({ stderr }: CommandResult) => (machineError(stderr) ? null : registryFailure(stderr)),
        failed: ({ stderr }: CommandResult, failure: RegistryFailure | null) => {
            const hasLogin = registries.hasLogin(host);
            if (failure?.kind === "login" && hasLogin) {
                registries.noteLogin(host, false);
            }
            const what = `The image of ${service} can't be pushed to ${reference}`;
            const words = { code: "PUSH_FAILED", what, host, hasLogin, reason: reasonOf(stderr) } as const;
            return machineError(stderr) ?? registryError(failure, words);
        },
    };
    return withPatience(call, tools, context);
}
