import type Docker from "dockerode";

/** What an image says of the containers that are made of it. */
export interface ImageFacts {
    id: string;
    tags: string[];
    /** Empty for root. */
    user: string;
    /** Names of the labels that each container of it gets. */
    labels: string[];
    /** TCP ports that its program listens on. */
    ports: number[];
    /** Paths that every container keeps in a volume without a name. */
    volumes: string[];
    hasHealthcheck: boolean;
}

interface Config {
    ExposedPorts?: Record<string, unknown> | null;
    Volumes?: Record<string, unknown> | null;
    Healthcheck?: { Test?: string[] | null } | null;
}

export function toImageFacts({ Id, RepoTags, Config }: Docker.ImageInspectInfo): ImageFacts {
    const { ExposedPorts, Volumes, Healthcheck } = Config as Config;
    const [kind = "NONE"] = Healthcheck?.Test ?? [];
    return {
        id: Id,
        tags: RepoTags ?? [],
        user: Config.User ?? "",
        labels: Object.keys(Config.Labels ?? {}),
        ports: Object.keys(ExposedPorts ?? {}).flatMap(tcpPort),
        volumes: Object.keys(Volumes ?? {}),
        hasHealthcheck: kind !== "NONE",
    };
}

function tcpPort(entry: string): number[] {
    const [port, protocol = "tcp"] = entry.split("/");
    return protocol === "tcp" && /^\d+$/.test(port!) ? [Number(port)] : [];
}
