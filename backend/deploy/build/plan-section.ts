import path from "node:path";
import { CicdError } from "../../../common/errors";
import type { PlanInput } from "../builders/builder";
import { containedPath, isInside } from "../compose/contained-path";
import type { ComposeBuild } from "../compose/compose-model";
import { usableCaches } from "./cache-entry";
import { mappingOf, plainSettings, unescaped } from "./compose-section";
import { imageBuild, serviceOfContext, type BuildSecret, type ImageBuild } from "./image-build";
import { refuseOddContexts } from "./plain-names";
import { contextFolder, dockerfileIn, exists } from "./planned-paths";
import { argumentsOf, configured, platformOf, storedSecrets } from "./planned-settings";
import { refuseFrontends } from "./refuse-frontends";

/** `https://…`, `git@…`, `docker-image://…`: nothing on this machine. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;

/**
 * The image of a service with a `build:` section: contexts lie in the workspace. Tags of the section and caches to
 * write are left out, since images get names of the stack's own, and so are attestations.
 * @throws CicdError COMPOSE_PATH_ESCAPES | COMPOSE_SETTING_REFUSED | BUILD_FAILED
 */
export async function planSection(service: string, input: PlanInput): Promise<ImageBuild> {
    const section = unescaped(input.prepared.model.services[service]!);
    const build = section.build!;
    const { platforms, ...plain } = plainSettings(build);
    const { platform, noCache, pull, ...caches } = configured(input.config);
    const contexts = await namedContexts(service, build, input);
    const fromServices = Object.values(contexts).some((target) => serviceOfContext(target) !== null);
    return imageBuild({
        ...plain,
        service,
        ...(await placeOf(service, build, input)),
        contexts,
        args: argumentsOf(input.config, mappingOf(build.args), service),
        secrets: [...storedSecrets(input), ...(await writtenSecrets(build, input))],
        target: plain.target ?? (input.services.length === 1 ? (input.config.target ?? null) : null),
        platform: section.platform ?? platformOf(platforms) ?? platform,
        noCache: plain.noCache || noCache,
        // The image of another service exists here alone, and would be looked for elsewhere.
        pull: (plain.pull || pull) && !fromServices,
        cacheFrom: [...usableCaches(plain.cacheFrom), ...caches.cacheFrom],
        cacheTo: caches.cacheTo,
    });
}

async function placeOf(service: string, build: ComposeBuild, input: PlanInput) {
    const written = build.context ?? input.layout.directory;
    const inline = typeof build.dockerfile_inline === "string" && build.dockerfile_inline !== "";
    if (REMOTE.test(written)) {
        return { context: written, file: inline ? null : (build.dockerfile ?? null) };
    }
    const context = await contextFolder(inWorkspace(written, input), service, input);
    if (inline) {
        refuseFrontends(String(build.dockerfile_inline), `The Dockerfile of ${service}`);
        return { context, file: null };
    }
    return { context, file: await dockerfileIn(context, build.dockerfile ?? "Dockerfile", { service, input }) };
}

/** A path of the model, which was resolved in the stack directory, in the workspace. */
function inWorkspace(target: string, { layout, projectDirectory }: PlanInput): string {
    const relative = path.relative(layout.directory, path.resolve(layout.directory, target));
    return path.resolve(projectDirectory, relative);
}

async function namedContexts(service: string, build: ComposeBuild, input: PlanInput): Promise<Record<string, string>> {
    const contexts: Record<string, string> = {};
    refuseOddContexts(build.additional_contexts ?? {}, service);
    for (const [name, target] of Object.entries(build.additional_contexts ?? {})) {
        const other = serviceOfContext(target);
        if (other !== null) {
            contexts[name] = serviceContext(other, service, input);
        } else {
            const elsewhere = REMOTE.test(target);
            contexts[name] = elsewhere ? target : await contextFolder(inWorkspace(target, input), service, input);
        }
    }
    return contexts;
}

/** Another service's image: built before, or the one that it names. */
function serviceContext(other: string, service: string, { prepared, services }: PlanInput): string {
    if (services.includes(other)) {
        return `service:${other}`;
    }
    const image = prepared.model.services[other]?.image;
    if (image === undefined) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `The build of ${service} starts from the service ${other}, which has no image.`,
            safe: "The running containers were not touched.",
            hint: `Write a service of the compose file after "service:" in additional_contexts.`,
        });
    }
    return `docker-image://${image}`;
}

async function writtenSecrets(build: ComposeBuild, input: PlanInput): Promise<BuildSecret[]> {
    const secrets: BuildSecret[] = [];
    for (const { source, target } of build.secrets ?? []) {
        const { file, environment } = unescaped(input.prepared.model.secrets?.[source] ?? {});
        const id = target || source;
        if (environment !== undefined) {
            secrets.push({ id, value: input.prepared.lookup(environment) ?? "" });
        } else if (file !== undefined) {
            secrets.push({ id, file: await secretFile(file, source, input) });
        }
    }
    return secrets;
}

/** A snapshot that we took of the commit ourselves, or a file of the workspace. */
async function secretFile(file: string, name: string, input: PlanInput): Promise<string> {
    if (isInside(input.layout.files, file)) {
        return file;
    }
    const relative = path.relative(input.layout.directory, path.resolve(input.layout.directory, file));
    const found = await containedPath(
        input.workspace,
        inWorkspace(file, input),
        `${relative}, the file of secrets.${name},`,
    );
    if (!input.ahead && !(await exists(found))) {
        throw new CicdError({
            code: "BUILD_FAILED",
            message: `${relative}, the file of secrets.${name}, which a build mounts, is not in the commit.`,
            safe: "The running containers were not touched.",
            hint: `Store the value as a build secret called ${name} and name it in buildSecrets, without secrets: in build:.`,
        });
    }
    return found;
}
