import type { EnginePort } from "../../engine-port";
import { tarArchive } from "../../tiny-image/tar-archive";
import { relayProgram } from "./relay-program";

/** Made here, out of one program of some hundred bytes: nothing has to be pulled. */
const REPOSITORY = "dockge-cicd-relay";
const VERSION = "1";
export const RELAY_IMAGE = `${REPOSITORY}:${VERSION}`;
export const RELAY_PROGRAM = "/relay";

/** Answers false for a processor that there is no program for. */
export async function makeRelayImage(
    engine: Pick<EnginePort, "image" | "importArchive" | "machine">,
): Promise<boolean> {
    if ((await engine.image(RELAY_IMAGE)) !== null) {
        return true;
    }
    const program = relayProgram((await engine.machine()).architecture);
    if (program !== null) {
        await engine.importArchive(tarArchive({ relay: program }), [REPOSITORY, VERSION]);
    }
    return program !== null;
}
