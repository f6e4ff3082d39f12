import type Docker from "dockerode";

/** Where a container can be asked. */
export interface ContainerPlace {
    /** The container whose network it is in: its own id, unless it shares another one's. */
    owner: string;
    /** Of that network; empty where there is none or it is the machine's own. */
    addresses: { address: string; gateway: string }[];
    /** TCP ports that it publishes, or else those that it says it listens on. */
    ports: number[];
}

const SHARED = /^container:(.+)$/;

function tcpPorts(ports: object | null | undefined): number[] {
    return Object.keys(ports ?? {}).flatMap((port) => {
        const [number, protocol = "tcp"] = port.split("/");
        return protocol === "tcp" ? [Number(number)] : [];
    });
}

function portsOf({ HostConfig, Config }: Docker.ContainerInspectInfo): number[] {
    const published = tcpPorts(HostConfig.PortBindings as object | null);
    return published.length > 0 ? published : tcpPorts(Config.ExposedPorts);
}

function addressesOf({ NetworkSettings }: Docker.ContainerInspectInfo): ContainerPlace["addresses"] {
    return Object.values(NetworkSettings.Networks ?? {}).flatMap((network) => {
        const v4 = { address: network.IPAddress, gateway: network.Gateway };
        const v6 = { address: network.GlobalIPv6Address, gateway: network.IPv6Gateway };
        return [v4, v6].filter(({ address }) => address);
    });
}

async function ownerOf(docker: Docker, container: Docker.ContainerInspectInfo): Promise<Docker.ContainerInspectInfo> {
    const shared = SHARED.exec(container.HostConfig.NetworkMode ?? "")?.[1];
    return shared === undefined ? container : ownerOf(docker, await docker.getContainer(shared).inspect());
}

export async function readPlace(docker: Docker, id: string): Promise<ContainerPlace> {
    const container = await docker.getContainer(id).inspect();
    const owner = await ownerOf(docker, container);
    return { owner: owner.Id, addresses: addressesOf(owner), ports: portsOf(container) };
}
