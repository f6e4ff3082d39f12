import { CicdError } from "../../common/errors";
import { repositories } from "../models/repositories";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { hookAddress, type HookNeeds } from "./hook-address";
import { newHookSecret } from "./new-hook-secret";
import { openHooks, putRemoteHook } from "./remote-hook";

const OVERLAP_MS = 24 * 60 * 60 * 1000;

type RotateNeeds = HookNeeds & Pick<Dependencies, "clock" | "deliveries">;

interface Rotated {
    secret: string;
    /** Why the forge still has the old one; null when it needs no changing there, or was changed. */
    problem: string | null;
}

/**
 * A new hook secret; the old one is accepted for 24 hours more, so that no push is lost while the forge is changed. A
 * webhook that we made gets the new one at once.
 */
export async function rotateSecret(deps: RotateNeeds, stack: string): Promise<Rotated> {
    const { repository } = await requireConnected(deps.db, stack);
    const secret = newHookSecret();
    await repositories.update(deps.db, repository.id, {
        hookSecret: deps.secrets.seal("hook", new Secret(secret)),
        hookSecretPrevious: repository.hookSecret,
        hookSecretPreviousUntil: new Date(deps.clock.now().getTime() + OVERLAP_MS).toISOString(),
    });
    deps.deliveries.invalidateHook(repository.hookToken);
    const problem = repository.remoteHookId === null ? null : await changeRemote(deps, repository.id, secret);
    return { secret, problem };
}

async function changeRemote(deps: RotateNeeds, repositoryId: number, secret: string): Promise<string | null> {
    try {
        const repository = (await repositories.find(deps.db, repositoryId))!;
        const open = await openHooks(deps.forge, repository, "change the webhook's secret");
        const wish = { url: await hookAddress(deps, repository), secret: new Secret(secret) };
        const remoteHookId = await putRemoteHook(open, repository, wish);
        await repositories.update(deps.db, repositoryId, { remoteHookId });
        return null;
    } catch (error) {
        if (!(error instanceof CicdError)) {
            throw error;
        }
        return error.message;
    }
}
