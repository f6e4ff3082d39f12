import type { HookReport } from "../../common/views";
import { ForgeApiError } from "../forge-api/forge-api-error";
import { whyUnreachable } from "../forge-api/local-host";
import { repositories, type GitRepository } from "../models/repositories";
import { requireConnected } from "./find-connected";
import { hookAddress, type HookNeeds } from "./hook-address";
import { findRemoteHook, openHooks, putRemoteHook, removeRemoteHook, type OpenHooks } from "./remote-hook";
import { awaitDelivery, causeOf, testHook } from "./test-hook";

/**
 * Has the forge make the webhook, or mend the one that is there, and test it. The report says what is in the way of
 * deliveries; what is in the way of the webhook itself is thrown.
 * @throws CicdError FORGE_API_UNSUPPORTED | API_CREDENTIAL_MISSING | FORGE_API_REFUSED | REPOSITORY_UNREACHABLE …
 */
export async function createHook(deps: HookNeeds, stack: string): Promise<HookReport> {
    const { repository } = await requireConnected(deps.db, stack);
    const open = await openHooks(deps.forge, repository, "create the webhook");
    const url = await hookAddress(deps, repository);
    const why = whyUnreachable(url, open.host);
    if (why !== null) {
        const hint =
            "Enter the address under which the forge reaches this server, or let this server look for commits.";
        return { state: "unreached", message: why, hint, pollInstead: true };
    }
    const awaited = awaitDelivery(deps.bus, repository.id, deps.hookPatienceMs);
    try {
        const id = await put(deps, { open, repository, url });
        deps.bus.publish({ type: "stack", stack });
        return await testHook(deps, { open, repository, hook: { id, url }, awaited });
    } catch (error) {
        const report = error instanceof ForgeApiError ? causeOf(open.host, error.said) : null;
        if (report === null) {
            throw error;
        }
        return report;
    } finally {
        awaited.stop();
    }
}

interface Put {
    open: OpenHooks;
    repository: GitRepository;
    url: string;
}

async function put(deps: HookNeeds, { open, repository, url }: Put): Promise<string> {
    const secret = deps.secrets.open("hook", repository.hookSecret);
    const id = await putRemoteHook(open, repository, { url, secret });
    await repositories.update(deps.db, repository.id, { remoteHookId: id });
    return id;
}

/** Looks whether the forge still has the webhook as it should be, and tests it. Changes nothing there. */
export async function checkHook(deps: HookNeeds, stack: string): Promise<HookReport> {
    const { repository } = await requireConnected(deps.db, stack);
    const open = await openHooks(deps.forge, repository, "check the webhook");
    const url = await hookAddress(deps, repository);
    const found = await findRemoteHook(open, repository);
    if (!found) {
        return missing(deps, { open, repository, url });
    }
    if (found.url !== url || !found.active) {
        return {
            state: "differs",
            message:
                found.url === url
                    ? `The webhook at ${open.host} is switched off, or sends no pushes.`
                    : `The webhook at ${open.host} leads to ${found.url}, but this server is at ${url}.`,
            hint: "Create it again to mend it.",
            pollInstead: false,
        };
    }
    const awaited = awaitDelivery(deps.bus, repository.id, deps.hookPatienceMs);
    try {
        return await testHook(deps, { open, repository, hook: found, awaited });
    } finally {
        awaited.stop();
    }
}

async function missing(deps: HookNeeds, { open, repository }: Put): Promise<HookReport> {
    if (repository.remoteHookId !== null) {
        await repositories.update(deps.db, repository.id, { remoteHookId: null });
    }
    const message = `${open.host} has no webhook that leads to this server.`;
    return { state: "missing", message, hint: "Create it, here or there.", pollInstead: false };
}

/** Removes what we made; a webhook that a person made stays. */
export async function removeHook(deps: HookNeeds, stack: string): Promise<void> {
    const { repository } = await requireConnected(deps.db, stack);
    await removeRemoteHook(deps.forge, repository, await hookAddress(deps, repository));
    deps.bus.publish({ type: "stack", stack });
}
