import { CicdError } from "../../../common/errors";
import type { DeployContext } from "../deployer";

/** @throws CicdError CANCELED */
export function refuseCanceled({ signal }: Pick<DeployContext, "signal">): void {
    if (signal?.aborted) {
        throw new CicdError({
            code: "CANCELED",
            message: "The deployment was canceled.",
            hint: "Deploy again when ready.",
        });
    }
}
