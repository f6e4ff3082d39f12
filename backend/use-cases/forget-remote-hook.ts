import type { GitRepository } from "../models/repositories";
import { hookAddress, type HookNeeds } from "./hook-address";
import { removeRemoteHook } from "./remote-hook";

/**
 * For a repository that is gone here. Nobody waits for it: a webhook that a forge keeps only ever gets refusals, and a
 * forge that does not answer must not keep anybody from disconnecting.
 */
export async function forgetRemoteHook(deps: HookNeeds, repository: GitRepository): Promise<void> {
    try {
        await removeRemoteHook(deps.forge, repository, await hookAddress(deps, repository));
    } catch {
        // Whoever may not remove it there finds it in the forge's own list.
    }
}
