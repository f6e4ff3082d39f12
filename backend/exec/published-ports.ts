import type Docker from "dockerode";

/** A port of this machine that a running container has. */
export interface PublishedPort {
    /** Empty for every address. */
    address: string;
    port: number;
    protocol: string;
    container: string;
    /** The compose project; empty for a container of none. */
    project: string;
}

const EVERYWHERE = ["", "0.0.0.0", "::"];

function portsOf({ Names, Labels, Ports }: Docker.ContainerInfo): PublishedPort[] {
    const container = (Names[0] ?? "").replace(/^\//, "");
    const project = Labels["com.docker.compose.project"] ?? "";
    return Ports.filter(({ PublicPort }) => PublicPort).map(({ IP, PublicPort, Type }) => ({
        address: EVERYWHERE.includes(IP ?? "") ? "" : IP,
        port: PublicPort,
        protocol: Type,
        container,
        project,
    }));
}

export async function readPublishedPorts(docker: Docker): Promise<PublishedPort[]> {
    return (await docker.listContainers()).flatMap(portsOf);
}
