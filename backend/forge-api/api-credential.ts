import type { CicdError } from "../../common/errors";
import type { CredentialKind, ForgeName } from "../../common/schema";
import { credentialRefusal } from "../git/credential-fits";
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
async function rowOfApi(db: Db, repository: GitRepository): Promise<Credential | null> {
    const id = repository.apiCredentialId ?? repository.credentialId;
    const row = id === null ? null : await credentials.find(db, id);
    return row && fitsApi(row.kind, repository.forge) ? row : null;
}

/** Null when it may go to the API. What git is allowed to do in the clear over its own URL, the API is too. */
function refusalOf(row: Credential, { host, protocol }: RepositoryPlace): CicdError | null {
    const kind = row.kind === "github-app" ? "github-app" : "https";
    const bound = { name: row.name, kind, host: row.host, plainHttp: row.details.plainHttp === true } as const;
    return credentialRefusal(bound, { host, protocol: protocol === "http" ? "http" : "https" });
}

export interface UsableCredential {
    row: Credential;
    onlyForApi: boolean;
}

/**
 * The credential with which a repository's API may be asked. Git's own may be for git alone, which is nobody's mistake.
 * @throws CicdError CREDENTIAL_HOST_MISMATCH | CREDENTIAL_IN_CLEAR when the one chosen for the API must not go there
 */
export async function usableCredential(
    db: Db,
    repository: GitRepository,
    place: RepositoryPlace,
): Promise<UsableCredential | null> {
    const row = await rowOfApi(db, repository);
    const refusal = row && refusalOf(row, place);
    const onlyForApi = repository.apiCredentialId !== null;
    if (refusal && onlyForApi) {
        throw refusal;
    }
    return row && !refusal ? { row, onlyForApi } : null;
}

/** The same with its secret readable. */
export async function apiCredential(
    parts: { db: Db; secrets: SecretBox },
    repository: GitRepository,
    place: RepositoryPlace,
): Promise<ApiCredential | null> {
    const usable = await usableCredential(parts.db, repository, place);
    if (!usable) {
        return null;
    }
    const { row, onlyForApi } = usable;
    return { kind: row.kind, opened: openCredential(parts.secrets, row), onlyForApi };
}
