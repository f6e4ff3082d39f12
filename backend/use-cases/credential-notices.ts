import { credentialNotice, type CredentialNotice } from "../../common/credential-notice";
import { credentials } from "../models/credentials";
import type { GitRepository } from "../models/repositories";
import type { Dependencies } from "./dependencies";

/** Of the credentials that a repository uses, for git and for the forge's API. */
export async function credentialNotices(
    { db, clock }: Pick<Dependencies, "db" | "clock">,
    { credentialId, apiCredentialId }: Pick<GitRepository, "credentialId" | "apiCredentialId">,
): Promise<CredentialNotice[]> {
    const ids = [...new Set([credentialId, apiCredentialId])].filter((id) => id !== null);
    const rows = await Promise.all(ids.map((id) => credentials.find(db, id)));
    const now = clock.now().getTime();
    return rows.map((row) => row && credentialNotice(row, now)).filter((notice) => notice !== null);
}
