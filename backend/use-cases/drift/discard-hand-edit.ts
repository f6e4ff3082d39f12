import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DeploymentView } from "../../../common/views";
import { openRelease } from "../../build-engine/release-environment";
import { readEnvironmentFile, writeEnvironmentFile } from "../../deploy/environment-file";
import { stackLayout } from "../../deploy/stack-layout";
import type { Dependencies } from "../dependencies";
import { rollBack } from "../start-deployment";
import type { Actor } from "../use-cases";
import type { EditedStack } from "./read-hand-edit";

/**
 * Puts the live release back, files and containers, by the same way as every deployment. Edited files are kept aside in
 * `.cicd/<stack>/saved`: the compose file by the deployment, `.env` here, since a rollback keeps today's current values.
 */
export async function discardHandEdit(
    deps: Dependencies,
    { stack, active, files }: EditedStack,
    actor: Actor,
): Promise<DeploymentView> {
    if (files.includes(".env")) {
        await deps.locks.hold(stack, "putting .env back", () => putEnvironmentBack(deps, stack, active));
    }
    return rollBack(deps, stack, { release: active.id, volumes: false, actor });
}

async function putEnvironmentBack(deps: Dependencies, stack: string, active: EditedStack["active"]): Promise<void> {
    const { directory, saved } = stackLayout(deps.stacksDir, stack);
    if ((await readEnvironmentFile(directory)) !== null) {
        const folder = join(saved, deps.clock.now().toISOString().replace(/[:.]/g, "-"));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await copyFile(join(directory, ".env"), join(folder, ".env"));
    }
    await writeEnvironmentFile(directory, openRelease(active, deps.secrets).environment);
}
