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
    ports: string[];
    mounts?: { type: string; source: string }[];
    /** Looks until its healthcheck passes. */
    warmUp: number;
}

export function isRunning({ state }: { state: string }): boolean {
    return state === "running";
}

/** Where the switch finds containers. */
export const OWN_NETWORK = "shop_default";

export function isAttached({ networks }: Pick<FakeContainer, "networks">): boolean {
    return networks.has(OWN_NETWORK);
}

/** Whether the name by which the switch asks leads to it. */
export function isNamed({ networks, service }: Pick<FakeContainer, "networks" | "service">): boolean {
    return networks.get(OWN_NETWORK)?.includes(`${service}.behind.switch`) ?? false;
}
