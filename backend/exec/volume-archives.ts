import type { Readable } from "node:stream";
import type Docker from "dockerode";
import { askDocker, askForOne } from "./docker-client";

/** A volume as it has to be made again. */
export interface EngineVolume {
    name: string;
    driver: string;
    options: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
}

/** A container that is made and never started: it holds a volume while its files are read or written. */
export interface VolumeHolder {
    /** Any image that is there: nothing of it runs. */
    image: string;
    /** Whose it is; what a killed server left under this name is removed. */
    owner: string;
}

const LABEL = "dockge-cicd.volume";
const PLACE = "volume";

function toVolume(info: Docker.VolumeInspectInfo): EngineVolume {
    return { name: info.Name, driver: info.Driver, options: info.Options ?? {}, labels: info.Labels ?? {} };
}

async function removeLeft(docker: Docker, filters: { label: string[]; volume?: string[] }): Promise<void> {
    const left = await docker.listContainers({ all: true, filters });
    for (const { Id } of left) {
        await docker.getContainer(Id).remove({ force: true });
    }
}

async function holding<T>(
    docker: Docker,
    volume: string,
    { holder, use }: { holder: VolumeHolder; use: (container: Docker.Container) => Promise<T> },
): Promise<T> {
    await removeLeft(docker, { label: [`${LABEL}=${holder.owner}`] });
    const container = await docker.createContainer({
        Image: holder.image,
        Entrypoint: ["/never-started"],
        Cmd: [],
        Labels: { [LABEL]: holder.owner },
        HostConfig: {
            NetworkMode: "none",
            CapDrop: ["ALL"],
            Mounts: [{ Type: "volume", Source: volume, Target: `/${PLACE}`, VolumeOptions: { NoCopy: true } as never }],
        },
    });
    try {
        return await use(container);
    } finally {
        await container.remove({ force: true });
    }
}

async function measured(docker: Docker): Promise<Map<string, number>> {
    const usage = (await docker.df({ type: "volume" } as never)) as unknown as {
        Volumes?: { Name: string; UsageData?: { Size: number } | null }[] | null;
    };
    const sizes = (usage.Volumes ?? []).map(({ Name, UsageData }) => [Name, UsageData?.Size ?? -1] as const);
    return new Map(sizes.filter(([, size]) => size >= 0));
}

interface Clients {
    client: () => Promise<Docker>;
    /** Waits as long as it takes for the next word. */
    patient: () => Promise<Docker>;
}

/** Reads and writes volumes as streams of tar, by the engine alone. @throws CicdError ENGINE_UNREACHABLE */
export function volumeArchives({ client, patient }: Clients) {
    const ask = <T>(call: (docker: Docker) => Promise<T>) => askDocker(async () => call(await client()));
    const askOne = <T>(call: (docker: Docker) => Promise<T>) => askForOne(async () => call(await client()));
    return {
        async volume(name: string): Promise<EngineVolume | null> {
            const found = await askOne((api) => api.getVolume(name).inspect());
            return found && toVolume(found);
        },
        /** In bytes, by name; of volumes that the engine can't measure nothing is said. */
        volumeSizes: () => askDocker(async () => measured(await patient())),
        /** Containers that have it, running or not; what a killed server left that held it is none. */
        async volumeUsers(name: string): Promise<{ id: string; name: string; project: string; running: boolean }[]> {
            const found = await ask((api) => api.listContainers({ all: true, filters: { volume: [name] } }));
            const users = found.filter(({ Labels }) => !(LABEL in Labels));
            return users.map((info) => ({
                id: info.Id,
                name: (info.Names[0] ?? "").replace(/^\//, ""),
                project: info.Labels["com.docker.compose.project"] ?? "",
                running: info.State === "running",
            }));
        },
        /** Hands out the volume's files, with owners and modes, as one stream of tar; it is whole when `take` resolves. */
        readVolume: (name: string, holder: VolumeHolder, take: (archive: Readable) => Promise<void>) =>
            askDocker(async () =>
                holding(await patient(), name, {
                    holder,
                    use: async (container) => {
                        await take((await container.getArchive({ path: `/${PLACE}` })) as unknown as Readable);
                    },
                }),
            ),
        /** Puts what `readVolume` gave into a volume. Rejects, whenever the archive is destroyed before it was taken whole. */
        fillVolume: (name: string, holder: VolumeHolder, archive: Readable) =>
            askDocker(async () =>
                holding(await patient(), name, {
                    holder,
                    use: async (container) => {
                        // Whoever gave it may have been stopped meanwhile: its error came before the client listens.
                        if (archive.destroyed) {
                            throw archive.errored ?? new Error("The archive was closed before it was read.");
                        }
                        await container.putArchive(archive, { path: "/", copyUIDGID: "1" } as never);
                    },
                }),
            ),
        /** An empty one with this name, driver and labels takes the place of the one that is there. It may have no users. */
        async remakeVolume({ name, driver, options, labels }: EngineVolume): Promise<void> {
            await ask((api) => removeLeft(api, { label: [LABEL], volume: [name] }));
            await askOne((api) => api.getVolume(name).remove());
            const wanted = { Name: name, Driver: driver, DriverOpts: { ...options }, Labels: { ...labels } };
            await ask((api) => api.createVolume(wanted));
        },
    };
}
