import { repositories } from "../models/repositories";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { newHookSecret } from "./new-hook-secret";

const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** A new hook secret; the old one is accepted for 24 hours more, so that no push is lost while the forge is changed. */
export async function rotateSecret(deps: Dependencies, stack: string): Promise<string> {
    const { repository } = await requireConnected(deps.db, stack);
    const secret = newHookSecret();
    await repositories.update(deps.db, repository.id, {
        hookSecret: deps.secrets.seal("hook", new Secret(secret)),
        hookSecretPrevious: repository.hookSecret,
        hookSecretPreviousUntil: new Date(deps.clock.now().getTime() + OVERLAP_MS).toISOString(),
    });
    deps.deliveries.invalidateHook(repository.hookToken);
    return secret;
}
