import { CicdError } from "../../common/errors";
import { liveRelease } from "../build-engine/live-release";
import { buildConfigs } from "../models/build-configs";
import type { Dependencies } from "./dependencies";

/**
 * What runs becomes release #0, so that it can be gone back to. Without an engine this waits: the first deployment
 * records it before it touches anything.
 */
export async function recordCurrent(deps: Dependencies, stack: string): Promise<void> {
    try {
        await deps.locks.hold(stack, "recording what runs", async () =>
            liveRelease(deps, {
                stack,
                buildConfig: await buildConfigs.find(deps.db, stack),
                log: () => undefined,
            }),
        );
    } catch (error) {
        if (!(error instanceof CicdError)) {
            throw error;
        }
    }
}
