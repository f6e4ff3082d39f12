import { phrase, type Phrase } from "../../../common/phrase";
import type { EngineVolume } from "../../exec/volume-archives";

/**
 * Why a volume is neither copied nor ever emptied, as the end of a sentence; null for one that this stack made. With
 * options a volume is a name for another place: made anew it would keep what is there.
 */
export function notOwn(
    { name, driver, options, labels }: EngineVolume,
    { stack, external }: { stack: string; external: ReadonlySet<string> },
): Phrase | null {
    const project = labels["com.docker.compose.project"];
    if (external.has(name)) {
        return phrase("volume.external");
    }
    if (project === undefined) {
        return phrase("volume.foreign");
    }
    if (project !== stack) {
        return phrase("volume.ofStack", { stack: project });
    }
    return driver === "local" && Object.keys(options).length === 0 ? null : phrase("volume.elsewhere", { driver });
}
