import type Docker from "dockerode";
import { askForOne } from "./docker-client";

/** How a container was made and what was changed of it since, as the engine says. */
export interface ContainerFacts {
    environment: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
    /** `80/tcp`, with the addresses that were asked for on this machine. */
    ports: Readonly<Record<string, readonly { address: string; published: string }[]>>;
    mounts: readonly { type: string; source: string; target: string; readOnly: boolean }[];
    /** Names. */
    networks: readonly string[];
    /** `always`, `on-failure:3` …; `no` for none. */
    restart: string;
    /** 0 for no limit. */
    memoryBytes: number;
    /** 0 for no limit. */
    cpus: number;
}

/** What an image gives each of its containers. */
export interface ImageDefaults {
    environment: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
}

function assignments(list: readonly string[] | null | undefined): Record<string, string> {
    return Object.fromEntries(
        (list ?? []).map((entry) => {
            const [name = "", ...value] = entry.split("=");
            return [name, value.join("=")];
        }),
    );
}

type Bindings = Record<string, { HostIp?: string; HostPort?: string }[] | null>;

function toContainerFacts(info: Docker.ContainerInspectInfo): ContainerFacts {
    const { Config: config, HostConfig: host, Mounts: mounts, NetworkSettings: settings } = info;
    const bindings = Object.entries((host.PortBindings ?? {}) as Bindings);
    const { Name: restart = "", MaximumRetryCount: tries = 0 } = host.RestartPolicy ?? {};
    return {
        environment: assignments(config.Env),
        labels: config.Labels ?? {},
        ports: Object.fromEntries(
            bindings.map(([port, places]) => [
                port,
                (places ?? []).map(({ HostIp = "", HostPort = "" }) => ({ address: HostIp, published: HostPort })),
            ]),
        ),
        mounts: mounts.map(({ Type, Name, Source, Destination, RW }) => ({
            type: Type,
            source: Type === "volume" ? (Name ?? "") : Source,
            target: Destination,
            readOnly: !RW,
        })),
        networks: Object.keys(settings.Networks ?? {}),
        restart: restart === "" ? "no" : tries > 0 ? `${restart}:${tries}` : restart,
        memoryBytes: host.Memory ?? 0,
        cpus: (host.NanoCpus ?? 0) / 1e9,
    };
}

function toImageDefaults({ Config: config }: Docker.ImageInspectInfo): ImageDefaults {
    return { environment: assignments(config.Env), labels: config.Labels ?? {} };
}

/** What the engine knows of containers and their images. @throws CicdError ENGINE_UNREACHABLE */
export function containerFacts(client: () => Promise<Docker>) {
    return {
        /** How a container was made, and what was changed of it since; null when it is gone. */
        async facts(id: string): Promise<ContainerFacts | null> {
            const found = await askForOne(async () => (await client()).getContainer(id).inspect());
            return found && toContainerFacts(found);
        },
        /** What an image gives each of its containers; null when it is gone. */
        async imageDefaults(id: string): Promise<ImageDefaults | null> {
            const found = await askForOne(async () => (await client()).getImage(id).inspect());
            return found && toImageDefaults(found);
        },
    };
}
