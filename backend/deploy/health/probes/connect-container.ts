import net from "node:net";
import os from "node:os";
import type { Duplex } from "node:stream";
import type { ContainerPlace } from "../../../exec/container-place";
import type { EnginePort } from "../../engine-port";
import { ownTime } from "../../own-time";
import { makeRelayImage, RELAY_IMAGE, RELAY_PROGRAM } from "../relay/relay-image";
import { socketAddress } from "../relay/socket-address";
import type { ProbeRun } from "./health-probe";

/** The engine may take its time to start a relay; that says nothing about the container. */
const RELAY_MS = 30_000;

/** Why there is no connection, as the end of a sentence. */
export class NotConnected extends Error {}

const REASONS: Readonly<Record<string, string>> = {
    ECONNREFUSED: "connection refused",
    ETIMEDOUT: "no answer",
    EHOSTUNREACH: "not reachable",
    ENETUNREACH: "not reachable",
};

function reasonOf(errno: number): string {
    const name = Object.entries(os.constants.errno).find(([, number]) => number === errno)?.[0] ?? `error ${errno}`;
    return REASONS[name] ?? name;
}

/** By engine: what machine it runs on does not change while we talk to it. */
const ownMachine = new WeakMap<EnginePort, Promise<boolean>>();

/** Whether the engine's networks may be this machine's: never those of an engine elsewhere, or outside of our container. */
function isOwnMachine(engine: EnginePort): Promise<boolean> {
    const known = ownMachine.get(engine);
    if (known !== undefined) {
        return known;
    }
    const asked = engine.machine().then(({ hostname, rootless }) => !rootless && hostname === os.hostname());
    ownMachine.set(engine, asked);
    asked.catch(() => ownMachine.delete(engine));
    return asked;
}

/** The container's address where this machine is the gateway to it: only there does the address mean the container. */
async function directAddress({ addresses }: ContainerPlace, engine: EnginePort): Promise<string | null> {
    const own = Object.values(os.networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
    const found = addresses.find(({ gateway }) => own.includes(gateway));
    return found && (await isOwnMachine(engine)) ? found.address : null;
}

async function connectDirectly(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
    return new Promise((resolve, reject) => {
        const socket = net.connect({ host, port, noDelay: true });
        const end = () => socket.destroy(signal.reason as Error);
        signal.addEventListener("abort", end, { once: true });
        socket.once("connect", () => {
            signal.removeEventListener("abort", end);
            socket.removeListener("error", fail);
            // Whoever uses it hears of errors by its own listeners.
            socket.on("error", () => undefined);
            resolve(socket);
        });
        const fail = (error: NodeJS.ErrnoException) => {
            signal.removeEventListener("abort", end);
            reject(signal.aborted ? error : new NotConnected(REASONS[error.code ?? ""] ?? error.code ?? error.message));
        };
        socket.once("error", fail);
    });
}

/** Through a program of ours in the container's own network: works from anywhere, with any image. */
async function connectByRelay(place: ContainerPlace, port: number, run: ProbeRun): Promise<Duplex> {
    if (!(await makeRelayImage(run.engine))) {
        throw new NotConnected("there is no way to reach it from here on this kind of processor");
    }
    const address = place.addresses[0]?.address ?? "127.0.0.1";
    const relay = await run.engine
        .openRelay({
            image: RELAY_IMAGE,
            program: RELAY_PROGRAM,
            network: place.owner,
            labels: { "dockge-cicd.relay": place.owner },
            greeting: socketAddress(address, port),
            signal: AbortSignal.any([run.signal, AbortSignal.timeout(RELAY_MS)]),
        })
        .catch((error: { statusCode?: number; json?: { message?: string } }) => {
            run.signal.throwIfAborted();
            // The container has ended meanwhile, or has none of what is needed.
            throw error.statusCode === undefined ? error : new NotConnected(error.json?.message ?? "refused by Docker");
        });
    if ("errno" in relay) {
        throw new NotConnected(reasonOf(relay.errno));
    }
    return relay.connection;
}

/**
 * A TCP connection to a port of a running container. The caller destroys it.
 * @param connectMs within which a container that can be reached directly accepts it
 * @throws NotConnected | what the run's signal was aborted with | CicdError ENGINE_UNREACHABLE
 */
export async function connectContainer(
    target: { place: ContainerPlace; port: number; connectMs: number },
    run: ProbeRun,
): Promise<Duplex> {
    const { place, port, connectMs } = target;
    const direct = await directAddress(place, run.engine);
    if (direct === null) {
        return connectByRelay(place, port, run);
    }
    const late = ownTime(connectMs);
    try {
        return await connectDirectly(direct, port, AbortSignal.any([run.signal, late.signal]));
    } catch (error) {
        run.signal.throwIfAborted();
        throw late.signal.aborted ? new NotConnected(`no connection within ${connectMs} ms`) : error;
    } finally {
        late.stop();
    }
}
