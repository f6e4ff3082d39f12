import { holderName } from "../build/cap/holder";
import type { Deployer } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { EnginePort } from "../engine-port";
import { prune } from "./prune";
import { stackDisk } from "./stack-disk";

/** The part of the deployer that says what takes space, and lets go of it. */
export function createTidying(
    toolsFor: (stack: string) => DeployTools,
    engine: EnginePort,
): Pick<Deployer, "forget" | "prune" | "diskUsage" | "buildCache" | "cutBuildCache" | "dataRoot"> {
    return {
        forget: (stack) => engine.removeContainer(holderName(stack)),
        prune: (stack, kept, { pruneOnly }) => prune(kept, toolsFor(stack), pruneOnly),
        diskUsage: (stack, kept) => stackDisk(kept, toolsFor(stack)),
        buildCache: () => engine.buildCache(),
        cutBuildCache: (keepBytes) => engine.cutBuildCache(keepBytes),
        dataRoot: () => engine.dataRoot(),
    };
}
