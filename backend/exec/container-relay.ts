import { Duplex, PassThrough } from "node:stream";
import { once } from "node:events";
import type Docker from "dockerode";

/** A short-lived container in the network of another one, which passes a connection on. */
export interface RelaySpec {
    image: string;
    program: string;
    /** The container whose network it joins. */
    network: string;
    labels: Readonly<Record<string, string>>;
    /** What the server is called that makes it. */
    server: string;
    /** What the program is told first; it answers one byte: 0 when it is connected, else why not. */
    greeting: Buffer;
    signal: AbortSignal;
}

/** `errno` -1: it ended without a word. */
export type Relay = { connection: Duplex } | { errno: number };

/** Whose relay it is: only that server may take it for left over. */
const SERVER_LABEL = "dockge-cicd.server";

function createOptions({ image, program, network, labels, server }: RelaySpec): Docker.ContainerCreateOptions {
    return {
        Image: image,
        Entrypoint: [program],
        Cmd: [],
        Labels: { ...labels, [SERVER_LABEL]: server },
        OpenStdin: true,
        // Its input ends with our connection, and it with its input: also when this server is killed.
        StdinOnce: true,
        AttachStdin: true,
        AttachStdout: true,
        HostConfig: {
            NetworkMode: `container:${network}`,
            AutoRemove: true,
            ReadonlyRootfs: true,
            CapDrop: ["ALL"],
            SecurityOpt: ["no-new-privileges"],
            LogConfig: { Type: "none", Config: {} },
        },
    };
}

function connectionOf(attached: NodeJS.ReadWriteStream & Duplex, said: PassThrough, end: () => void): Duplex {
    const connection = new Duplex({
        write: (chunk, _, done) => attached.write(chunk, done),
        // Whoever has said everything still wants to hear the answer.
        final: (done) => done(),
        read: () => void said.resume(),
        destroy: (error, done) => {
            end();
            done(error);
        },
    });
    said.on("data", (chunk: Buffer) => connection.push(chunk) || said.pause());
    said.on("end", () => connection.push(null));
    return connection;
}

async function firstByte(said: PassThrough, signal: AbortSignal): Promise<number> {
    for (;;) {
        const byte = said.read(1) as Buffer | null;
        if (byte !== null) {
            return byte[0]!;
        }
        if (said.readableEnded || said.destroyed) {
            return -1;
        }
        await Promise.race([once(said, "readable", { signal }), once(said, "close", { signal })]);
    }
}

/** Connects through the relay; destroying the connection ends and removes it. */
export async function openRelay(docker: Docker, spec: RelaySpec): Promise<Relay> {
    const container = await docker.createContainer(createOptions(spec));
    let attached: (NodeJS.ReadWriteStream & Duplex) | undefined;
    const end = () => {
        attached?.destroy();
        // It removes itself, too: whoever is second finds nothing.
        void container.remove({ force: true }).catch(() => undefined);
    };
    try {
        attached = (await container.attach({
            stream: true,
            hijack: true,
            stdin: true,
            stdout: true,
            stderr: true,
        })) as NodeJS.ReadWriteStream & Duplex;
        const said = new PassThrough();
        docker.modem.demuxStream(attached, said, new PassThrough().resume());
        attached.on("error", () => said.end());
        attached.on("close", () => said.end());
        await container.start();
        spec.signal.throwIfAborted();
        attached.write(spec.greeting);
        const errno = await firstByte(said, spec.signal);
        if (errno !== 0) {
            end();
            return { errno };
        }
        return { connection: connectionOf(attached, said, end) };
    } catch (error) {
        end();
        throw error;
    }
}

/**
 * Relays that were made and never started, since their server was killed in between; all others end by themselves. Call
 * before the server opens any. Idempotent.
 */
export async function removeLeftRelays(
    docker: Docker,
    { image, server }: Pick<RelaySpec, "image" | "server">,
): Promise<void> {
    const filters = { label: [`${SERVER_LABEL}=${server}`], status: ["created"] };
    const left = await docker.listContainers({ all: true, filters });
    // An image may carry the label, too.
    const relays = left.filter(({ Image }) => Image === image);
    await Promise.all(relays.map(({ Id }) => docker.getContainer(Id).remove({ force: true })));
}
