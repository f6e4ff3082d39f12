import { clearCommands } from "../deploy/commands/end-commands";
import type { EnginePort } from "../deploy/engine-port";
import { RELAY_IMAGE } from "../deploy/health/relay/relay-image";
import type { Database } from "../models/db";
import { commandGoesOn } from "./command-goes-on";

interface Left {
    db: Database;
    docker: EnginePort;
    stacksDir: string;
    onError: (message: string, error: unknown) => void;
}

/**
 * What deployments left that ended while the server was dead, and probes that were cut off with it. Called before anything
 * new is begun; an engine that is away has time until the next start.
 */
export async function clearLeftContainers({ db, docker, stacksDir, onError }: Left): Promise<void> {
    const goesOn = (id: string) => commandGoesOn(db, id);
    await Promise.all([
        docker
            .removeLeftRelays(RELAY_IMAGE)
            .catch((error: unknown) => onError("containers of probes that were cut off could not be removed", error)),
        clearCommands(goesOn, { engine: docker, stacksDir }).catch((error: unknown) =>
            onError("containers of ended commands could not be removed", error),
        ),
    ]);
}
