import type { EngineVolume } from "../../exec/volume-archives";

/**
 * Why a volume is neither copied nor ever emptied, as the end of a sentence; null for one that this stack made. With
 * options a volume is a name for another place: made anew it would keep what is there.
 */
export function notOwn(
    { name, driver, options, labels }: EngineVolume,
    { stack, external }: { stack: string; external: ReadonlySet<string> },
): string | null {
    const project = labels["com.docker.compose.project"];
    if (external.has(name)) {
        return "is external";
    }
    if (project === undefined) {
        return "was not made by this stack";
    }
    if (project !== stack) {
        return `belongs to the stack ${project}`;
    }
    return driver === "local" && Object.keys(options).length === 0 ? null : `lies elsewhere (driver ${driver})`;
}
