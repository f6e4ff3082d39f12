import { CicdError } from "../../common/errors";
import type { CredentialKind, ForgeName } from "../../common/schema";
import type { GitCredential } from "../git/git";
import { openCredential } from "../git/open-credential";
import { credentials, type Credential } from "../models/credentials";
import type { Db } from "../models/db";
import type { GitRepository } from "../models/repositories";
import type { SecretBox } from "../models/secret-box";
import type { RepositoryPlace } from "./repository-place";

/** What identifies us to the API of a repository's forge. */
export interface ApiCredential {
    kind: CredentialKind;
    opened: GitCredential;
    /** Chosen for the API alone, so that a refusal says nothing about git. */
    onlyForApi: boolean;
}

/** An SSH key opens no API, and an App is known to GitHub only. */
function fitsApi(kind: CredentialKind, forge: ForgeName): boolean {
    return kind === "github-app" ? forge === "github" : kind !== "ssh-key";
}

/** The one chosen for the API, else the one of git; null where neither can serve. Its host is not judged here. */
export async function rowOfApi(db: Db, repository: GitRepository): Promise<Credential | null> {
    const id = repository.apiCredentialId ?? repository.credentialId;
    const row = id === null ? null : await credentials.find(db, id);
    return row && fitsApi(row.kind, repository.forge) ? row : null;
}

/** @throws CicdError CREDENTIAL_HOST_MISMATCH when the chosen one belongs to another host than the API's */
export async function apiCredential(
    parts: { db: Db; secrets: SecretBox },
    repository: GitRepository,
    place: RepositoryPlace,
): Promise<ApiCredential | null> {
    const row = await rowOfApi(parts.db, repository);
    if (!row) {
        return null;
    }
    const onlyForApi = repository.apiCredentialId !== null;
    if (row.host === place.host) {
        return { kind: row.kind, opened: openCredential(parts.secrets, row), onlyForApi };
    }
    // Git's own may be bound to a host of its own for git alone, which is nobody's mistake.
    if (!onlyForApi) {
        return null;
    }
    throw new CicdError({
        code: "CREDENTIAL_HOST_MISMATCH",
        message: `The credential "${row.name}" belongs to ${row.host}, but the forge's API is at ${place.host}.`,
        safe: "It was not sent anywhere.",
        hint: `Choose a credential for ${place.host}.`,
    });
}
