import type Docker from "dockerode";
import { askDocker, askForOne } from "./docker-client";
import { stopContainer, type StopClients } from "./stop-container";

/** Where a container is on one network. */
export interface Endpoint {
    /** As the engine calls it. */
    network: string;
    /** Empty while the container doesn't run. */
    address: string;
    /** Names under which others on the network find it. */
    aliases: readonly string[];
    /** Names that only its own resolver knows, as `container:name`, like compose's `links`. */
    links: readonly string[];
    /** One of its own; absent where the engine made it from the address, which somebody else may have later. */
    mac?: string;
}

type EndpointNames = Pick<Endpoint, "aliases" | "links" | "mac">;

const PROJECT = "com.docker.compose.project";

export interface Endpoints {
    networks: Endpoint[];
    /** Ports of this machine that it takes as soon as it runs, like 8080/tcp; 0 for any. */
    ports: string[];
}

/** What engines before 28 give a card nobody chose: 02:42 and the address. */
function macOfAddress(address: string): string {
    return ["02", "42", ...address.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"))].join(":");
}

function ownMac({ MacAddress: mac, IPAddress: address }: Docker.NetworkInfo): Pick<Endpoint, "mac"> {
    return mac && mac !== macOfAddress(address) ? { mac } : {};
}

function toEndpoints({ NetworkSettings, HostConfig }: Docker.ContainerInspectInfo): Endpoints {
    const networks = Object.entries(NetworkSettings.Networks ?? {}).map(([network, endpoint]) => ({
        network,
        address: endpoint.IPAddress || endpoint.GlobalIPv6Address || "",
        aliases: (endpoint.Aliases as string[] | null) ?? [],
        links: (endpoint.Links as string[] | null) ?? [],
        ...ownMac(endpoint),
    }));
    const bound = Object.entries((HostConfig.PortBindings ?? {}) as Record<string, { HostPort?: string }[] | null>);
    const ports = bound.flatMap(([port, bindings]) => {
        const protocol = port.split("/")[1] ?? "tcp";
        return (bindings ?? []).map(({ HostPort }) => `${HostPort || 0}/${protocol}`);
    });
    return { networks: networks.sort((a, b) => a.network.localeCompare(b.network)), ports };
}

function except(...statuses: number[]) {
    return (error: { statusCode?: number }) => {
        if (!statuses.includes(error.statusCode ?? 0)) {
            throw error;
        }
    };
}

/** What the engine said; null when there was nothing to do. */
function refusalOf(error: { statusCode?: number; json?: { message?: string }; message: string }): string | null {
    if (error.statusCode === undefined) {
        throw error;
    }
    return error.statusCode === 304 ? null : (error.json?.message ?? error.message);
}

/** What the exchange of containers needs of the engine's API, beside what lists and removes them. */
export function containerEndpoints(clients: StopClients) {
    const { client } = clients;
    const askOne = <T>(call: (docker: Docker) => Promise<T>) => askForOne(async () => call(await client()));
    const ask = <T>(call: (docker: Docker) => Promise<T>) => askDocker(async () => call(await client()));
    return {
        /** Containers of any compose project. */
        async namedContainers(pattern: RegExp): Promise<{ name: string; project: string }[]> {
            const filters = { label: [PROJECT] };
            const all = await ask((api) => api.listContainers({ all: true, filters }));
            const named = all.map(({ Names, Labels }) => ({
                name: (Names[0] ?? "").replace(/^\//, ""),
                project: Labels[PROJECT] ?? "",
            }));
            return named.filter(({ name }) => pattern.test(name));
        },
        /** Null when the container is not there. */
        async endpoints(id: string): Promise<Endpoints | null> {
            const found = await askOne((api) => api.getContainer(id).inspect());
            return found && toEndpoints(found);
        },
        /** Answers null when it runs, else why the engine can't start it. Idempotent. */
        async startContainer(id: string): Promise<string | null> {
            return ask((api) =>
                api
                    .getContainer(id)
                    .start()
                    .then(() => null, refusalOf),
            );
        },
        /** Resolves when it has ended, by itself or after its own grace time. Idempotent, also for one that is gone. */
        stopContainer: (id: string) => stopContainer(id, clients),
        /** Takes it off a network, running or not; idempotent. */
        async leaveNetwork(id: string, network: string): Promise<void> {
            await askOne((api) =>
                api
                    .getNetwork(network)
                    .disconnect({ Container: id, Force: true })
                    .catch(except(403, 404, 500)),
            );
        },
        /** What it had there before it left is forgotten: what it shall have is said anew. */
        async joinNetwork(id: string, network: string, { aliases, links, mac }: EndpointNames): Promise<void> {
            const names = { Aliases: [...aliases], Links: [...links] };
            const endpoint = { Container: id, EndpointConfig: { ...names, ...(mac && { MacAddress: mac }) } };
            await ask((api) => api.getNetwork(network).connect(endpoint).catch(except(403)));
        },
    };
}
