import type { Command } from "../../exec/command";
import type { DockerAccess } from "../../exec/docker-access";
import { dockerCommand } from "../../exec/docker-command";
import { isClientVariable } from "./client-variables";
import { csvField } from "./csv-field";
import { POLICY_VARIABLE } from "./source-policy";
import { serviceOfContext, type BuildSecret, type ImageBuild } from "./image-build";

export interface BuildxRun {
    access: DockerAccess;
    /** What the image is called when it is there. */
    reference: string;
    /** Where `inline` was written to; else null. */
    inlineFile: string | null;
    /** The cgroup below which every step runs; null for the engine's own. */
    cgroupParent: string | null;
    /** A reference for the image of another service. */
    imageOf: (service: string) => string;
    deadlineMs: number;
    policyFile: string;
    /** Where buildx keeps notes: in docker's own folder they would pile up, and that may not be writable. */
    notes: string;
    /** Reaches agents of the host, for `ssh`. */
    agent?: Readonly<Record<string, string>>;
}

/** `docker buildx build`, as data: values of arguments and secrets are in the environment and never in argv. */
export function buildxCommand(image: ImageBuild, run: BuildxRun): Command {
    const args = Object.entries(image.args);
    const byName = args.filter(([name]) => !isClientVariable(name));
    const command = dockerCommand(run.access, {
        args: ["buildx", "build", ...flagsOf(image, run), "--", image.context],
        cwd: "/",
        reachesRegistry: true,
        deadlineMs: run.deadlineMs,
    });
    const secrets = image.secrets.flatMap((secret, i) => ("value" in secret ? [[variableOf(i), secret.value]] : []));
    const given = Object.fromEntries([...byName, ...secrets]) as Record<string, string>;
    const own = {
        ...(image.ssh.length > 0 ? run.agent : {}),
        [POLICY_VARIABLE]: run.policyFile,
        BUILDX_CONFIG: run.notes,
    };
    return { ...command, env: { ...given, ...own, ...command.env } };
}

/**
 * The engine's own builder, whatever one a person has chosen for their own work: images have to come out on this engine.
 * It is called like the context that docker is called with.
 */
export function builderFlag({ flags }: Pick<DockerAccess, "flags">): string {
    const context = flags.indexOf("--context");
    return `--builder=${context < 0 ? "default" : flags[context + 1]}`;
}

const each = (flag: string, values: readonly string[]) => values.map((value) => `--${flag}=${value}`);
const one = (flag: string, value: string | null) => (value === null ? [] : [`--${flag}=${value}`]);
const on = (flag: string, value: boolean) => (value ? [`--${flag}`] : []);
const pairs = (entries: Readonly<Record<string, string>>) => Object.entries(entries).map((pair) => pair.join("="));

function flagsOf(image: ImageBuild, run: BuildxRun): string[] {
    return [
        ...[builderFlag(run.access), "--progress=plain", "--load", `--tag=${run.reference}`],
        ...one("file", run.inlineFile ?? image.file),
        ...one("target", image.target),
        ...each("build-arg", Object.entries(image.args).map(argument)),
        ...each("label", pairs(image.labels)),
        ...each("secret", image.secrets.map(secret)),
        ...each("build-context", Object.entries(image.contexts).map(contextWith(run))),
        ...each("add-host", image.hosts),
        ...one("network", image.network),
        ...one("shm-size", image.shmSize),
        ...each("ulimit", image.ulimits),
        ...one("platform", image.platform),
        ...each("ssh", image.ssh),
        ...each("allow", image.allow),
        ...on("no-cache", image.noCache),
        ...each("no-cache-filter", image.noCacheFilter),
        ...on("pull", image.pull),
        ...each("cache-from", image.cacheFrom),
        ...each("cache-to", image.cacheTo),
        ...one("cgroup-parent", run.cgroupParent),
    ];
}

function argument([name, value]: [string, string]): string {
    return isClientVariable(name) ? `${name}=${value}` : name;
}

const variableOf = (index: number) => `CICD_BUILD_SECRET_${index}`;

function secret(given: BuildSecret, index: number): string {
    const source = "value" in given ? `env=${variableOf(index)}` : `src=${given.file}`;
    return [`id=${given.id}`, source].map(csvField).join(",");
}

function contextWith({ imageOf }: BuildxRun): (entry: [string, string]) => string {
    return ([name, target]) => {
        const service = serviceOfContext(target);
        return `${name}=${service === null ? target : `docker-image://${imageOf(service)}`}`;
    };
}
