import type { EngineMachine } from "../../../exec/docker-machine";
import type { Holder } from "../../../exec/docker-holder";
import type { EnginePort } from "../../engine-port";
import { tinyPrograms } from "./pause-program";
import { tarArchive } from "../../tiny-image/tar-archive";

/** Made here, out of two programs of a few bytes: nothing has to be pulled. */
const REPOSITORY = "dockge-cicd-holder";
const VERSION = "1";
export const HOLDER_IMAGE = `${REPOSITORY}:${VERSION}`;

/** Our own branch of the cgroups, so that the path of a container in it is known whatever the engine's default is. */
const BRANCH = "/dockge-cicd";

/** Answers false for a processor that there are no programs for. */
export async function makeHolderImage(
    { architecture }: EngineMachine,
    engine: Pick<EnginePort, "image" | "importArchive">,
): Promise<boolean> {
    const programs = tinyPrograms(architecture);
    if (programs !== null && (await engine.image(HOLDER_IMAGE)) === null) {
        await engine.importArchive(tarArchive({ ...programs }), [REPOSITORY, VERSION]);
    }
    return programs !== null;
}

export function holderName(stack: string): string {
    return `dockge-cicd-holder-${stack}`;
}

interface HolderNeeds {
    stack: string;
    driver: string;
    cpus: number;
    memoryBytes: number;
}

export function holderOf({ stack, driver, cpus, memoryBytes }: HolderNeeds): Holder {
    return {
        name: holderName(stack),
        image: HOLDER_IMAGE,
        command: ["/pause"],
        labels: { "dockge-cicd.holder": stack },
        cgroupParent: driver === "cgroupfs" ? BRANCH : null,
        cpus,
        memoryBytes,
    };
}
