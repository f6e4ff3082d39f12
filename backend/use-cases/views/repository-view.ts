import type { RepositoryView } from "../../../common/views";
import { canMakeHook } from "../../forge-api/can-make-hook";
import { bindings, type Binding } from "../../models/bindings";
import { credentials } from "../../models/credentials";
import type { Db } from "../../models/db";
import type { GitRepository } from "../../models/repositories";
import { statusReports } from "../../models/status-reports";
import { webhookEvents } from "../../models/webhook-events";

/** @param publicUrl where forges reach this server, without a slash at the end */
export async function repositoryView(
    db: Db,
    connected: { binding: Binding; repository: GitRepository },
    publicUrl: string,
): Promise<RepositoryView> {
    const { binding, repository } = connected;
    const siblings = await bindings.listByRepository(db, repository.id);
    const last = await webhookEvents.last(db, repository.id);
    return {
        id: repository.id,
        url: repository.url,
        forge: repository.forge,
        branch: binding.branch,
        composePath: binding.composePath,
        profiles: binding.profiles,
        envFiles: binding.envFiles,
        credential: await credentialOf(db, repository.credentialId),
        apiCredential: await credentialOf(db, repository.apiCredentialId),
        rules: binding.rules,
        freezeWindows: binding.freezeWindows,
        environmentUrl: binding.environmentUrl,
        pollMinutes: repository.pollMinutes,
        lastPollAt: repository.lastPollAt,
        lastPollError: repository.lastPollError,
        reportStatus: repository.reportStatus,
        statusError: await statusReports.error(db, repository.id),
        withdrawn: binding.withdrawn,
        stoppedBy: binding.stoppedBy,
        pausedBy: binding.pausedBy,
        pausedReason: binding.pausedReason,
        webhook: {
            url: `${publicUrl}/cicd/hooks/${repository.forge}/${repository.hookToken}`,
            lastDeliveryAt: last?.receivedAt ?? null,
            lastVerdict: last?.verdict ?? null,
            refused: repository.refused,
            made: repository.remoteHookId !== null,
            canMake: await canMakeHook(db, repository),
        },
        sharedWith: siblings.map((sibling) => sibling.stack).filter((stack) => stack !== binding.stack),
    };
}

async function credentialOf(db: Db, id: number | null): Promise<{ id: number; name: string } | null> {
    const credential = id === null ? null : await credentials.find(db, id);
    return credential && { id: credential.id, name: credential.name };
}
