import type { BackendStats } from "../../backend/deploy/traffic/traffic-switch";

/** A container of the fake stack. */
export interface FakeContainer {
    id: string;
    name: string;
    service: string;
    oneOff: boolean;
    state: string;
    imageId: string;
    configHash: string;
    workingDirectory: string;
    createdAt: number;
    /** Networks that it is on, as the engine calls them, with its names there. */
    networks: Map<string, readonly string[]>;
    /** By network, as the engine keeps them. */
    links: Map<string, readonly string[]>;
    ports: string[];
    mounts?: { type: string; source: string }[];
    /** Looks until its healthcheck passes. */
    warmUp: number;
}

/** What the engine says to whoever wants a name that somebody has. */
export const conflict = (name: string) => `Conflict. The container name "/${name}" is already in use`;

/** As the engine does it. */
export function rename(containers: readonly FakeContainer[], id: string, name: string): void {
    if (containers.some((other) => other.id !== id && other.name === name)) {
        throw Object.assign(new Error(conflict(name)), { statusCode: 409 });
    }
    containers.find((one) => one.id === id)!.name = name;
}

/** What a switch counts of those in its slots. */
export function figuresOf(slots: ReadonlyMap<string, number>, containers: readonly FakeContainer[]): BackendStats[] {
    return [...slots].map(([id, weight]) => {
        const one = containers.find((other) => other.id === id);
        const state = one === undefined || one.warmUp > 0 ? "down" : "up";
        return { id, weight, state, requests: 1000, errors: 0, latencyMs: 1, open: 0 };
    });
}

export function isRunning({ state }: { state: string }): boolean {
    return state === "running";
}

/** Where the switch finds containers. */
const OWN_NETWORK = "shop_default";

export function isAttached({ networks }: Pick<FakeContainer, "networks">): boolean {
    return networks.has(OWN_NETWORK);
}

/** Whether the name by which the switch asks leads to it. */
export function isNamed({ networks, service }: Pick<FakeContainer, "networks" | "service">): boolean {
    return networks.get(OWN_NETWORK)?.includes(`${service}.behind.switch`) ?? false;
}

/** Each look brings its healthcheck nearer to passing. */
export function conditionOf(one: FakeContainer | undefined) {
    if (one === undefined) {
        return null;
    }
    const health = one.warmUp > 0 ? "starting" : "healthy";
    one.warmUp = Math.max(0, one.warmUp - 1);
    const nothing = { exitCode: 0, oomKilled: false, restartCount: 0, healthOutput: "", error: "" };
    return { ...nothing, state: one.state, startedAt: "1", health, restartPolicy: "always" };
}

/** Like the engine's: what a container had on a network is forgotten when it leaves. */
export function networkCalls(change: (id: string, effect: (one: FakeContainer) => void) => Promise<void>) {
    return {
        leaveNetwork: (id: string, network: string) =>
            change(id, ({ networks, links }) => {
                networks.delete(network);
                links.delete(network);
            }),
        joinNetwork: (id: string, network: string, names: Record<"aliases" | "links", readonly string[]>) =>
            change(id, ({ networks, links }) => {
                networks.set(network, names.aliases);
                links.set(network, names.links);
            }),
    };
}

export function endpointsOf(one: FakeContainer | undefined) {
    if (one === undefined) {
        return null;
    }
    const address = (network: string) => (isRunning(one) ? `address of ${one.id} on ${network}` : "");
    const networks = [...one.networks].map(([network, aliases]) => {
        return { network, aliases, links: one.links.get(network) ?? [], address: address(network) };
    });
    return { networks, ports: one.ports };
}
