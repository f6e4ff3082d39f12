import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";
import { commandContainers } from "./command-containers";
import { containerEndpoints } from "./container-endpoints";
import { containerFacts } from "./container-facts";
import { askDocker, askForOne, connectDocker } from "./docker-client";
import { holderCalls, importArchive } from "./docker-holder";
import { readMachine } from "./docker-machine";
import { buildCache, cutBuildCache, imagesBelow } from "./engine-disk";
import { linesOfLog, type LogLine } from "./log-lines";
import { probeContainers } from "./probe-containers";
import { watchChanges, watchStarts, type ChangeWatch, type StartWatch } from "./start-events";
import { readPublishedPorts } from "./published-ports";
import { readStopSignals } from "./stop-signals";
import { stopTimeoutMs } from "./stop-timeout";
import { volumeArchives } from "./volume-archives";

/** A container of a compose project. */
export interface EngineContainer {
    id: string;
    name: string;
    service: string;
    /** True for `docker compose run` containers. */
    oneOff: boolean;
    /** created, running, paused, restarting, removing, exited or dead */
    state: string;
    /** sha256:… */
    imageId: string;
    configHash: string;
    /** Where compose was called for it; empty where it didn't say. */
    workingDirectory: string;
    /** Milliseconds since 1970. */
    createdAt: number;
}

const label = (name: string) => `com.docker.compose.${name}`;

function toContainer(info: Docker.ContainerInfo): EngineContainer {
    return {
        id: info.Id,
        name: (info.Names[0] ?? "").replace(/^\//, ""),
        service: info.Labels[label("service")] ?? "",
        oneOff: info.Labels[label("oneoff")] === "True",
        state: info.State,
        imageId: info.ImageID,
        configHash: info.Labels[label("config-hash")] ?? "",
        workingDirectory: info.Labels[label("project.working_dir")] ?? "",
        createdAt: info.Created * 1000,
    };
}

type Health = "starting" | "healthy" | "unhealthy";
const healths: readonly string[] = ["starting", "healthy", "unhealthy"] satisfies Health[];

function toCondition({ State: state, Config, HostConfig: config, RestartCount }: Docker.ContainerInspectInfo) {
    const health = state.Health?.Status ?? "none";
    return {
        state: state.Status,
        exitCode: state.ExitCode,
        oomKilled: state.OOMKilled,
        startedAt: state.StartedAt,
        finishedAt: state.FinishedAt,
        restartCount: RestartCount,
        health: healths.includes(health) ? (health as Health) : null,
        healthOutput: state.Health?.Log?.at(-1)?.Output ?? "",
        restartPolicy: config.RestartPolicy?.Name || "no",
        publishesPorts: Object.keys((config.PortBindings as object | null) ?? {}).length > 0,
        error: state.Error,
        /** How long the engine waits for its end when it is stopped. */
        stopTimeoutMs: stopTimeoutMs(Config),
    };
}

/** The engine writes the last words of a container a little after it has ended. */
const LOG_LOOKS = 5;
const LOG_PAUSE_MS = 100;

async function lastLines(container: Docker.Container, count: number): Promise<LogLine[]> {
    const { Config: config, State: state } = await container.inspect();
    for (let left = state.Running ? 1 : LOG_LOOKS; ; left -= 1) {
        const asked = { stdout: true, stderr: true, timestamps: true, follow: false, tail: count } as const;
        const lines = linesOfLog(Buffer.from(await container.logs(asked)), config.Tty).slice(-count);
        if (lines.length > 0 || left <= 1) {
            return lines;
        }
        await pause(LOG_PAUSE_MS);
    }
}

/** Somebody else may be removing it at this moment: then it is waited for. */
async function removeContainer(container: Docker.Container): Promise<void> {
    await container.remove({ force: true, v: false }).catch(async (error: { statusCode?: number }) => {
        if (error.statusCode !== 409) {
            throw error;
        }
        await container.wait({ condition: "removed" });
    });
}

async function tagsBelow(docker: Docker, prefix: string): Promise<{ reference: string; id: string }[]> {
    const images = await docker.listImages({ filters: { reference: [`${prefix}*`] } });
    const tags = images.flatMap((image) => (image.RepoTags ?? []).map((reference) => ({ reference, id: image.Id })));
    return tags.filter(({ reference }) => reference.startsWith(prefix));
}

/**
 * The engine's API, as far as it is needed. @throws CicdError ENGINE_UNREACHABLE from every method
 * @param server who asks, told from other servers on the same engine: the stacks that it works on
 */
export function createDockerEngine(connect: typeof connectDocker = connectDocker, server = "") {
    let client: Promise<Docker> | null = null;
    let patientClient: Promise<Docker> | null = null;
    const docker = () => (client ??= connect());
    const patient = () => (patientClient ??= connect(0));
    const ask = <T>(call: (docker: Docker) => Promise<T>) => askDocker(async () => call(await docker()));
    const askOne = <T>(call: (docker: Docker) => Promise<T>) => askForOne(async () => call(await docker()));
    return {
        ...commandContainers({ client: docker, patient }),
        ...probeContainers({ client: docker, patient }, server),
        ...containerEndpoints({ client: docker, connect }),
        ...containerFacts(docker),
        ...volumeArchives({ client: docker, patient }),
        async containers(project: string): Promise<EngineContainer[]> {
            const filters = { label: [`${label("project")}=${project}`] };
            return (await ask((api) => api.listContainers({ all: true, filters }))).map(toContainer);
        },
        async condition(id: string) {
            const found = await askOne((api) => api.getContainer(id).inspect());
            return found && toCondition(found);
        },
        stopSignals: () => ask(readStopSignals),
        machine: () => ask(readMachine),
        publishedPorts: () => ask(readPublishedPorts),
        ...holderCalls({ ask, askOne }),
        importArchive: (archive: Buffer, name: [repository: string, tag: string]) =>
            ask((api) => importArchive(api, archive, name)),
        /** Calls back with the project of every container that starts; ends by itself when the engine falls silent. */
        watchStarts: (watch: StartWatch) => ask((api) => watchStarts(api, watch)),
        /** Calls back with the project of every container that changes, for as long as the engine is there. */
        watchChanges: (watch: ChangeWatch) => askDocker(async () => watchChanges(await patient(), watch)),
        async image(reference: string): Promise<{ id: string; repoDigests: string[] } | null> {
            const found = await askOne((api) => api.getImage(reference).inspect());
            return found && { id: found.Id, repoDigests: found.RepoDigests ?? [] };
        },
        async tag(image: string, repository: string, tag: string): Promise<void> {
            await ask((api) => api.getImage(image).tag({ repo: repository, tag }));
        },
        /** Forced: a stopped container that uses the image doesn't keep the tag. */
        async untag(reference: string): Promise<void> {
            await askOne((api) => api.getImage(reference).remove({ force: true }));
        },
        imagesBelow: (prefix: string) => ask((api) => imagesBelow(api, prefix)),
        buildCache: () => ask(buildCache),
        cutBuildCache: (keepBytes: number) => ask((api) => cutBuildCache(api, keepBytes)),
        /** Where the engine keeps images and volumes, as it sees its own disk. */
        dataRoot: async () => ((await ask((api) => api.info())) as { DockerRootDir?: string }).DockerRootDir ?? null,
        tagsBelow: (prefix: string) => ask((api) => tagsBelow(api, prefix)),
        async removeContainer(id: string): Promise<void> {
            await askOne((api) => removeContainer(api.getContainer(id)));
        },
        async renameContainer(id: string, name: string): Promise<void> {
            await ask((api) => api.getContainer(id).rename({ name }));
        },
        async lastLines(id: string, count: number): Promise<LogLine[]> {
            return (await askOne((api) => lastLines(api.getContainer(id), count))) ?? [];
        },
    };
}
