import type { ConnectRepository } from "../../common/schema";
import { repositoryPlace } from "../forge-api/repository-place";
import { parseRepositoryUrl } from "../git/repository-url";
import type { Db } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import { checkApiCredential, checkCredential } from "./check-credential";

type Change = Pick<
    ConnectRepository,
    "url" | "forge" | "credential" | "apiCredential" | "pollMinutes" | "reportStatus"
>;

/**
 * Changes a repository in place; what is left out stays. The hook stays, wherever the repository is read from.
 *
 * @throws CicdError CREDENTIAL_HOST_MISMATCH when a credential that stays belongs to another host
 */
export async function changeRepositoryRow(trx: Db, repository: GitRepository, input: Change): Promise<void> {
    const parsed = parseRepositoryUrl(input.url);
    const credentialId = input.credential === undefined ? repository.credentialId : input.credential;
    const apiCredentialId = input.apiCredential === undefined ? repository.apiCredentialId : input.apiCredential;
    await checkCredential(trx, credentialId, parsed);
    await checkApiCredential(trx, apiCredentialId, repositoryPlace(input.url));
    const moved = parsed.urlKey !== repository.urlKey;
    await repositories.update(trx, repository.id, {
        // The same repository may be read over SSH from now on.
        url: parsed.url,
        urlKey: parsed.urlKey,
        host: parsed.host,
        forge: input.forge ?? repository.forge,
        credentialId,
        apiCredentialId,
        pollMinutes: input.pollMinutes ?? repository.pollMinutes,
        reportStatus: input.reportStatus ?? repository.reportStatus,
        // What was pushed to another place is no news there, and the other host knows no hook of ours.
        ...(moved && { lastSeen: {}, watched: null }),
        remoteHookId: parsed.host === repository.host ? repository.remoteHookId : null,
    });
}
