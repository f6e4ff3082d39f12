import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";

/** A way from one release to the next. Rollback and undo go the same way, with the older release as the next one. */
export interface Strategy {
    name: string;
    /**
     * Called with the images present and nothing touched yet. Resolves when the release's services are well; idempotent,
     * so that it may be called again after a kill.
     */
    deploy(
        next: LiveRelease,
        previous: LiveRelease | null,
        run: { tools: DeployTools; context: DeployContext },
    ): Promise<void>;
}
