import type { DriftView } from "../../common/views";
import { openRelease } from "../build-engine/release-environment";
import { buildConfigs } from "../models/build-configs";
import { releases } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";

export async function showDrift(deps: Dependencies, stack: string): Promise<DriftView> {
    await requireConnected(deps.db, stack);
    const active = await releases.active(deps.db, stack);
    if (!active) {
        return { drifted: false, fields: [] };
    }
    const buildConfig = await buildConfigs.find(deps.db, stack);
    return deps.deployer.drift(openRelease(active, deps.secrets), { stack, buildConfig, log: () => undefined });
}
