import type Docker from "dockerode";
import { execute, stillExecutes, type ExecOutcome, type ExecRequest } from "./container-exec";
import { readPlace, type ContainerPlace } from "./container-place";
import { openRelay, removeLeftRelays, type Relay, type RelaySpec } from "./container-relay";
import type { Clients } from "./command-containers";
import { askDocker, askForOne } from "./docker-client";

/** What asking containers needs of the engine's API. */
export function probeContainers({ client, patient }: Clients, server: string) {
    const askOne = <T>(call: (docker: Docker) => Promise<T>) => askForOne(async () => call(await client()));
    return {
        /** Null when the container is not there. */
        place: (id: string): Promise<ContainerPlace | null> => askOne((api) => readPlace(api, id)),
        /** @throws what the engine said, e.g. that the container does not run; why the signal came */
        openRelay: (spec: Omit<RelaySpec, "server">): Promise<Relay> =>
            askDocker(async () => openRelay(await patient(), { ...spec, server })).catch((error: unknown) => {
                spec.signal.throwIfAborted();
                throw error;
            }),
        /** What a killed server of the same name left of them. Call before any is opened. */
        removeLeftRelays: (image: string): Promise<void> =>
            askDocker(async () => removeLeftRelays(await client(), { image, server })),
        /** @throws what the engine said, e.g. that there is no such program */
        execute: (request: ExecRequest): Promise<ExecOutcome> =>
            askDocker(async () => execute(await patient(), request)),
        stillExecutes: async (id: string): Promise<boolean> => (await askOne((api) => stillExecutes(api, id))) ?? false,
    };
}
