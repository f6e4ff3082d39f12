import type { GitRemote } from "../git/git";
import { openCredential } from "../git/open-credential";
import { parseRepositoryUrl } from "../git/repository-url";
import { credentials } from "../models/credentials";
import { repositories } from "../models/repositories";
import { checkCredential } from "./check-credential";
import type { Dependencies } from "./dependencies";

/**
 * A repository that may not be connected yet, with the chosen credential; one that is connected is read with its own
 * unless another one, or null for none, was chosen.
 *
 * @throws CicdError URL_REFUSED | NOT_FOUND | CREDENTIAL_HOST_MISMATCH
 */
export async function remoteToRead(
    { db, secrets }: Pick<Dependencies, "db" | "secrets">,
    chosen: { url: string; credential?: number | null },
): Promise<Omit<GitRemote, "repositoryId">> {
    const parsed = parseRepositoryUrl(chosen.url);
    const known = await repositories.findByUrlKey(db, parsed.urlKey);
    const id = chosen.credential === undefined ? (known?.credentialId ?? null) : chosen.credential;
    await checkCredential(db, id, parsed);
    const row = id === null ? null : await credentials.find(db, id);
    return { url: parsed.url, credential: row && openCredential(secrets, row) };
}
