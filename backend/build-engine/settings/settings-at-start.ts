import { effectiveSettings, type RepositorySettings } from "../../../common/effective-settings";
import { COMMAND_PHASES, type BuildConfig } from "../../../common/schema";
import type { Db } from "../../models/db";
import type { Deployment } from "../../models/deployments";
import { deploymentSettings } from "../../models/deployment-settings";
import { releases } from "../../models/releases";
import { isOfKeptRelease } from "../kept-release";
import { allowedPart } from "./allowed-settings";
import { forOutsiders } from "./for-outsiders";
import { ownerOf } from "./owner-of";

/**
 * The settings that count until the plan reads the commit's: the stack's own, with what a commit said that this
 * deployment goes on with (after a wait or a crash, a retry, a release that is kept), as far as it may be set today.
 */
export async function settingsAtStart(db: Db, deployment: Deployment): Promise<BuildConfig> {
    const { id, stack } = deployment;
    const owner = await ownerOf(db, stack);
    const known = await knownSettings(db, deployment);
    const repository = known && allowedPart(known, owner);
    const { config, origins } = effectiveSettings(owner.config, repository);
    if (isOfKeptRelease(deployment)) {
        // Its commit is not read again, so this is what counts, for the deployments after it too.
        await deploymentSettings.save(db, id, { repository, config, origins });
    }
    // Commands on the host are refused where the commit is known: at the plan.
    return deployment.untrusted ? forOutsiders({ ...config, commands: withoutHost(config.commands) }) : config;
}

async function knownSettings(db: Db, deployment: Deployment): Promise<RepositorySettings | null> {
    const { id, stack, targetReleaseId } = deployment;
    const kept = targetReleaseId === null ? await releases.active(db, stack) : await releases.find(db, targetReleaseId);
    const made = isOfKeptRelease(deployment) ? (kept?.deploymentId ?? null) : null;
    for (const source of [id, await deploymentSettings.retryOf(db, id), made]) {
        const found = source === null ? null : await deploymentSettings.find(db, source);
        if (found) {
            return found.repository;
        }
    }
    return null;
}

function withoutHost(commands: BuildConfig["commands"]): BuildConfig["commands"] {
    const kept = COMMAND_PHASES.map((phase) => [phase, commands[phase].filter(({ onHost }) => !onHost)]);
    return Object.fromEntries(kept) as BuildConfig["commands"];
}
