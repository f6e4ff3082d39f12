import type { Readable } from "node:stream";
import type Docker from "dockerode";
import { createOptions, type ContainerSpec } from "./container-spec";
import { askDocker, askForOne } from "./docker-client";
import { toImageFacts, type ImageFacts } from "./image-facts";
import { FrameReader, type LogStream } from "./log-frames";

/** A container that runs one program to its end. */
export interface CommandContainer {
    id: string;
    name: string;
    labels: Readonly<Record<string, string>>;
    running: boolean;
    /** Milliseconds since 1970; null while it was never started. */
    startedAt: number | null;
    exitCode: number;
    oomKilled: boolean;
    /** 0 for no limit. */
    memoryBytes: number;
}

export interface LogReading {
    /** Milliseconds since 1970; from the beginning when 0. */
    since: number;
    onText: (text: string, stream: LogStream) => void;
    signal: AbortSignal;
}

/** Go's zero time, which the engine answers for what has not happened. */
const NEVER = Date.parse("0001-01-01T00:00:00Z");
const ALIVE = ["running", "paused", "restarting", "removing"];

function toContainer({ Id, Name, Config, State, HostConfig }: Docker.ContainerInspectInfo): CommandContainer {
    const started = Date.parse(State.StartedAt);
    return {
        id: Id,
        name: Name.replace(/^\//, ""),
        labels: Config.Labels ?? {},
        running: ALIVE.includes(State.Status),
        startedAt: Number.isNaN(started) || started === NEVER ? null : started,
        exitCode: State.ExitCode,
        oomKilled: State.OOMKilled,
        memoryBytes: HostConfig.Memory ?? 0,
    };
}

async function readLog(docker: Docker, id: string, { since, onText, signal }: LogReading): Promise<void> {
    const options = { follow: true, stdout: true, stderr: true, since: since / 1000 } as const;
    const stream = (await docker.getContainer(id).logs(options)) as unknown as Readable;
    const reader = new FrameReader(onText);
    const end = () => stream.destroy();
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) {
        end();
    }
    try {
        for await (const chunk of stream) {
            reader.write(chunk as Buffer);
        }
    } catch {
        // The engine went away, or nobody listens any more: who asked looks at the container itself.
    } finally {
        signal.removeEventListener("abort", end);
    }
}

async function listNamed(docker: Docker, label: string): Promise<Pick<CommandContainer, "id" | "name" | "labels">[]> {
    const found = await docker.listContainers({ all: true, filters: { label: [label] } });
    return found.map((info) => ({
        id: info.Id,
        name: (info.Names[0] ?? "").replace(/^\//, ""),
        labels: info.Labels,
    }));
}

/** Somebody else may be removing it at this moment: then it is waited for. */
async function removeWithVolumes(container: Docker.Container): Promise<void> {
    await container.remove({ force: true, v: true }).catch(async (error: { statusCode?: number }) => {
        if (error.statusCode !== 409) {
            throw error;
        }
        await container.wait({ condition: "removed" });
    });
}

function isStatus(status: number) {
    return (error: { statusCode?: number }) => {
        if (error.statusCode !== status) {
            throw error;
        }
    };
}

export interface Clients {
    client: () => Promise<Docker>;
    /** Waits as long as it takes for the next word. */
    patient: () => Promise<Docker>;
}

/** What running commands needs of the engine's API. */
export function commandContainers({ client, patient }: Clients) {
    const ask = <T>(call: (docker: Docker) => Promise<T>) => askDocker(async () => call(await client()));
    const askOne = <T>(call: (docker: Docker) => Promise<T>) => askForOne(async () => call(await client()));
    return {
        async commandContainer(nameOrId: string): Promise<CommandContainer | null> {
            const found = await askOne((api) => api.getContainer(nameOrId).inspect());
            return found && toContainer(found);
        },
        /** By id, name or tag. */
        async imageFacts(reference: string): Promise<ImageFacts | null> {
            const found = await askOne((api) => api.getImage(reference).inspect());
            return found && toImageFacts(found);
        },
        labelledContainers: (label: string) => ask((api) => listNamed(api, label)),
        async createCommand(spec: ContainerSpec): Promise<string> {
            return (await ask((api) => api.createContainer(createOptions(spec)))).id;
        },
        /** Idempotent. */
        async startCommand(id: string): Promise<void> {
            await ask((api) => api.getContainer(id).start().catch(isStatus(304)));
        },
        /** One that has ended meanwhile needs no signal. */
        async signalCommand(id: string, signal: NodeJS.Signals): Promise<void> {
            await askOne((api) => api.getContainer(id).kill({ signal }).catch(isStatus(409)));
        },
        /** With its anonymous volumes: they were made for it. */
        async removeCommand(id: string): Promise<void> {
            await askOne((api) => removeWithVolumes(api.getContainer(id)));
        },
        /** Resolves when the log has ended, the signal came or the engine went away. */
        async readCommandLog(id: string, reading: LogReading): Promise<void> {
            await askOne(async () => readLog(await patient(), id, reading));
        },
    };
}
