import { CicdError } from "../../common/errors";
import type { HookApi, HookWish, RemoteHook } from "../forge-api/forge-api";
import { ForgeApiError } from "../forge-api/forge-api-error";
import { noCredential, openForge, type ForgeParts, type OpenForge } from "../forge-api/open-forge";
import { repositories, type GitRepository } from "../models/repositories";
import { hookPath } from "./hook-address";

export interface OpenHooks extends OpenForge {
    hooks: HookApi;
}

/** @throws CicdError FORGE_API_UNSUPPORTED | API_CREDENTIAL_MISSING | CREDENTIAL_HOST_MISMATCH */
export async function openHooks(parts: ForgeParts, repository: GitRepository, doing: string): Promise<OpenHooks> {
    const forge = await openForge(parts, repository);
    const hooks = forge?.api.hooks;
    if (!forge || !hooks) {
        throw new CicdError({
            code: "FORGE_API_UNSUPPORTED",
            message: `There is no API for webhooks known at ${repository.url}.`,
            safe: "Nothing was changed.",
            hint: "Choose the right forge in the repository's settings, or set the webhook up there by hand.",
        });
    }
    if (!forge.hasCredential) {
        throw noCredential(forge.host, doing, hooks.needs);
    }
    return { ...forge, hooks };
}

/** The one that we made, else one that leads to us, whatever address of ours it was made with. */
export async function findRemoteHook(open: OpenHooks, repository: GitRepository): Promise<RemoteHook | null> {
    const all = await open.hooks.list(open.ask);
    const path = hookPath(repository);
    return (
        all.find(({ id }) => id === repository.remoteHookId) ??
        all.find(({ url }) => URL.canParse(url) && new URL(url).pathname === path) ??
        null
    );
}

/** Makes the hook, or makes the one that is there what it should be; answers its id. */
export async function putRemoteHook(open: OpenHooks, repository: GitRepository, wish: HookWish): Promise<string> {
    const known = await findRemoteHook(open, repository);
    return known ? open.hooks.update(open.ask, known.id, wish) : open.hooks.create(open.ask, wish);
}

/** Gone already is as good. */
export async function removeRemoteHook(parts: ForgeParts, repository: GitRepository, url: string): Promise<void> {
    if (repository.remoteHookId === null) {
        return;
    }
    const open = await openHooks(parts, repository, "remove the webhook");
    try {
        await open.hooks.remove(open.ask, { id: repository.remoteHookId, url });
    } catch (error) {
        if (!(error instanceof ForgeApiError) || (error.answered !== 404 && error.answered !== 410)) {
            throw error;
        }
    }
    await repositories.update(parts.db, repository.id, { remoteHookId: null });
}
