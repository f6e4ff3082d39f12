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
    /** Whether a name leads to it. */
    named: boolean;
    ports: string[];
    /** Looks until its healthcheck passes. */
    warmUp: number;
}

export function isRunning({ state }: { state: string }): boolean {
    return state === "running";
}
