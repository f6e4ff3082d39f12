import { lstat } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import type { BuildConfig } from "../../../common/schema";
import { containedPath } from "../compose/contained-path";
import type { ComposeBuild, ComposeModel } from "../compose/compose-model";
import { readHead, refuseFrontendArgument, refuseFrontends } from "./refuse-frontends";
import { contentRepository } from "../render/image-reference";

export interface BuildFileInput {
    stack: string;
    model: ComposeModel;
    services: readonly string[];
    checkout: string;
    projectDirectory: string;
    /** The stack directory, against which the model's relative paths were resolved. */
    directory: string;
    buildConfig: BuildConfig;
    /** Tells this run's temporary tags from others. */
    tag: string;
}

/** `https://…`, `git@…`, `docker-image://…`: nothing on this machine. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|service:)/;

/** Keys that would write outside of the image: other tags, caches on this disk. */
const DROPPED = ["tags", "cache_to"];

/** A path of the model, moved from the stack directory into the checkout. */
async function inCheckout(target: string, what: string, input: BuildFileInput): Promise<string> {
    const relative = path.relative(input.directory, path.resolve(input.directory, target));
    return containedPath(input.checkout, path.resolve(input.projectDirectory, relative), `${relative}, ${what},`);
}

export function temporaryReference(input: Pick<BuildFileInput, "stack" | "tag">, service: string): string {
    return `${contentRepository(input.stack, service)}:${input.tag}`;
}

/**
 * A compose file for `docker compose build` alone, as JSON: the services to build with their contexts in the checkout,
 * tagged with names of our own, so that no tag of the running stack moves.
 * @throws CicdError COMPOSE_PATH_ESCAPES | BUILD_FAILED
 */
export async function buildFile(input: BuildFileInput): Promise<string> {
    const services: Record<string, unknown> = {};
    for (const name of input.services) {
        const build = await movedBuild(name, input.model.services[name]!.build!, input);
        services[name] = { build, image: temporaryReference(input, name) };
    }
    const named = new Set(input.services.flatMap((name) => secretNames(input.model.services[name]!.build!)));
    const secrets: Record<string, unknown> = {};
    for (const [name, secret] of Object.entries(input.model.secrets ?? {}).filter(([key]) => named.has(key))) {
        const file = secret?.file;
        secrets[name] =
            file === undefined ? secret : { file: await inCheckout(file, `the file of secrets.${name}`, input) };
    }
    return JSON.stringify({ name: input.stack, services, secrets });
}

function secretNames(build: ComposeBuild): string[] {
    return (build.secrets ?? []).map((secret) => secret.source);
}

async function movedBuild(name: string, build: ComposeBuild, input: BuildFileInput): Promise<ComposeBuild> {
    const moved: ComposeBuild = { ...build, args: mergedArgs(build, input.buildConfig) };
    DROPPED.forEach((key) => delete moved[key]);
    if (Array.isArray(build.cache_from)) {
        moved.cache_from = build.cache_from.filter((from) => !String(from).includes("type=local"));
    }
    const what = `a build context of ${name}`;
    refuseFrontendArgument(build.args, `The build of ${name}`);
    refuseFrontends(String(build.dockerfile_inline ?? ""), `The Dockerfile of ${name}`);
    if (build.context !== undefined && !REMOTE.test(build.context)) {
        moved.context = await existing(await inCheckout(build.context, what, input), name, input);
        if (build.dockerfile !== undefined) {
            const title = `The Dockerfile of ${name}`;
            const file = await containedPath(input.checkout, path.resolve(moved.context, build.dockerfile), title);
            refuseFrontends(await readHead(file), title);
        }
    }
    for (const [key, target] of Object.entries(build.additional_contexts ?? {})) {
        const kept = REMOTE.test(target) ? target : await inCheckout(target, what, input);
        moved.additional_contexts = { ...moved.additional_contexts, [key]: kept };
    }
    return moved;
}

async function existing(context: string, name: string, input: BuildFileInput): Promise<string> {
    if ((await lstat(context).catch(() => null)) === null) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `The build context of ${name}, ${path.relative(input.checkout, context)}, is not in the commit.`,
            safe: "The running containers were not touched.",
            hint: "Commit the folder, or correct `build:` in the compose file.",
        });
    }
    return context;
}

function mergedArgs(build: ComposeBuild, { buildArgs }: BuildConfig): Record<string, string | null> {
    const configured = Object.entries(buildArgs).map(([key, value]) => [key, value.replaceAll("$", "$$$$")] as const);
    return { ...build.args, ...Object.fromEntries(configured) };
}
