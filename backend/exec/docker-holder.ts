import type Docker from "dockerode";

/** A container that does nothing but hold a cgroup with limits. */
export interface Holder {
    name: string;
    image: string;
    command: readonly string[];
    labels: Readonly<Record<string, string>>;
    /** Null: where the engine puts containers by itself. */
    cgroupParent: string | null;
    cpus: number;
    memoryBytes: number;
}

function limits({ cpus, memoryBytes }: Holder) {
    // Swap counts as memory here: else a build that takes too much makes the whole machine swap.
    return { NanoCpus: Math.round(cpus * 1e9), Memory: memoryBytes, MemorySwap: memoryBytes };
}

async function create(docker: Docker, holder: Holder): Promise<Docker.Container> {
    return docker.createContainer({
        name: holder.name,
        Image: holder.image,
        Cmd: [...holder.command],
        Labels: { ...holder.labels },
        HostConfig: {
            ...limits(holder),
            ...(holder.cgroupParent === null ? {} : { CgroupParent: holder.cgroupParent }),
            NetworkMode: "none",
            ReadonlyRootfs: true,
            CapDrop: ["ALL"],
            SecurityOpt: ["no-new-privileges"],
        },
    });
}

function isMissing(error: unknown): boolean {
    return (error as { statusCode?: number }).statusCode === 404;
}

/** The one that is there, with these limits from now on; null when there is none or it is of another kind. */
async function existing(docker: Docker, holder: Holder): Promise<Docker.Container | null> {
    const container = docker.getContainer(holder.name);
    const found = await container.inspect().catch((error: unknown) => {
        if (isMissing(error)) {
            return null;
        }
        throw error;
    });
    if (found === null) {
        return null;
    }
    const { Config: config, HostConfig: host } = found;
    if (config.Image !== holder.image || (host.CgroupParent || null) !== holder.cgroupParent) {
        await container.remove({ force: true });
        return null;
    }
    const wanted = limits(holder);
    if (host.Memory !== wanted.Memory || host.NanoCpus !== wanted.NanoCpus) {
        await container.update(wanted);
    }
    return container;
}

async function start(docker: Docker, holder: Holder): Promise<string> {
    const container = (await existing(docker, holder)) ?? (await create(docker, holder));
    await container.start().catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 304) {
            throw error;
        }
    });
    return (await container.inspect()).Id;
}

async function stop(docker: Docker, name: string): Promise<void> {
    await docker
        .getContainer(name)
        .kill()
        .catch((error: { statusCode?: number }) => {
            if (error.statusCode !== 409) {
                throw error;
            }
        });
}

interface Asking {
    ask<T>(call: (docker: Docker) => Promise<T>): Promise<T>;
    askOne<T>(call: (docker: Docker) => Promise<T>): Promise<T | null>;
}

/** Calls for one holder take turns: a stop that nobody waited for must not hit the start that comes after it. */
export function holderCalls({ ask, askOne }: Asking) {
    const turns = new Map<string, Promise<unknown>>();
    async function inTurn<T>(name: string, call: () => Promise<T>): Promise<T> {
        const mine = (turns.get(name) ?? Promise.resolve()).then(call);
        const settled = mine.catch(() => null);
        turns.set(name, settled);
        try {
            return await mine;
        } finally {
            if (turns.get(name) === settled) {
                turns.delete(name);
            }
        }
    }
    return {
        /** Runs when this resolves; the same container every time, so that its id stays. Answers that id. */
        startHolder: (holder: Holder) => inTurn(holder.name, () => ask((api) => start(api, holder))),
        /** Killed, as it knows no other end; it stays as a stopped container. */
        stopHolder: (name: string) => inTurn(name, () => askOne((api) => stop(api, name))),
    };
}

/** Makes an image of an archive of files. */
export async function importArchive(docker: Docker, archive: Buffer, [repo, tag]: [string, string]): Promise<void> {
    const stream = await docker.importImage(archive as unknown as NodeJS.ReadableStream, { repo, tag });
    await new Promise<void>((resolve, reject) => {
        docker.modem.followProgress(stream, (error: Error | null) => (error ? reject(error) : resolve()));
    });
}
