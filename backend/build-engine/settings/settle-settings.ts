import { effectiveSettings, type EffectiveSettings, type RepositorySettings } from "../../../common/effective-settings";
import { CicdError } from "../../../common/errors";
import type { Source } from "../../deploy/deployer";
import { readRepositorySettings } from "../../deploy/settings/read-repository-settings";
import type { Db } from "../../models/db";
import { deploymentSettings } from "../../models/deployment-settings";
import { allowedPart, refuseNotAllowed, type Owner } from "./allowed-settings";
import { forOutsiders } from "./for-outsiders";
import { ownerOf } from "./owner-of";
import { required, type StepContext } from "../step";

/**
 * From here on the deployment goes by what its commit says over the stack's own settings. Kept with the deployment.
 *
 * @throws CicdError SETTINGS_INVALID | SETTING_NOT_ALLOWED | FORK_NEEDS_OWN_STACK, before anything was built
 */
export async function settleSettings(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const owner = await ownerOf(services.db, deployment.stack);
    const source = required(context.source, "the checkout");
    const repository = deployment.untrusted
        ? await trustedSettings(context, source, owner)
        : await commitSettings(source, owner);
    const effective = effectiveSettings(owner.config, repository);
    const config = deployment.untrusted ? forOutsiders(effective.config) : effective.config;
    await deploymentSettings.save(services.db, deployment.id, { repository, config, origins: effective.origins });
    if (repository) {
        context.log.write(
            `Settings from ${repository.place}: ${Object.keys(repository.values).join(", ") || "none"}\n`,
        );
    }
    context.buildConfig = config;
}

/** The settings as a deployment of this checkout would use them; stores nothing. */
export async function foreseenSettings(db: Db, stack: string, source: Source): Promise<EffectiveSettings> {
    const owner = await ownerOf(db, stack);
    return effectiveSettings(owner.config, await commitSettings(source, owner));
}

async function commitSettings(source: Source, owner: Owner): Promise<RepositorySettings | null> {
    const repository = await readRepositorySettings(source.checkoutDir, source.composePath);
    if (repository) {
        refuseNotAllowed(repository, owner);
    }
    return repository;
}

/** Code from outside sets nothing: what the last deployment of the repository's own code said counts for it too. */
async function trustedSettings(context: StepContext, source: Source, owner: Owner): Promise<RepositorySettings | null> {
    const { db } = context.services;
    const last = await deploymentSettings.newest(db, context.deployment.stack, { succeeded: true });
    const trusted = last?.settings.repository ?? null;
    const asked = await readRepositorySettings(source.checkoutDir, source.composePath).catch((error: unknown) => {
        if (error instanceof CicdError) {
            return null;
        }
        throw error;
    });
    if (asked && JSON.stringify(asked.values) !== JSON.stringify(trusted?.values ?? {})) {
        const instead = trusted ? `those of deployment ${last!.deployment}` : "the stack's own";
        context.log.write(`Code from outside sets nothing in ${asked.place}; ${instead} count\n`);
    }
    return trusted && allowedPart(trusted, owner);
}
