import { CicdError } from "../../common/errors";
import type { Db } from "../models/db";
import type { GitRepository } from "../models/repositories";
import type { SecretBox } from "../models/secret-box";
import { apiCredential } from "./api-credential";
import { askApi, type AskParts } from "./ask-api";
import type { AskApi, ForgeApi } from "./forge-api";
import { FORGE_APIS } from "./forges";
import { repositoryPlace } from "./repository-place";

export interface ForgeParts extends AskParts {
    db: Db;
    secrets: SecretBox;
}

/** The API of one repository, ready to be asked. */
export interface OpenForge {
    api: ForgeApi;
    ask: AskApi;
    /** Of the API, for people. */
    host: string;
    /** False when only what everybody may see can be asked for. */
    hasCredential: boolean;
}

/**
 * Null where the forge, or the form of the repository's URL, has no API.
 * @throws CicdError CREDENTIAL_HOST_MISMATCH
 */
export async function openForge(parts: ForgeParts, repository: GitRepository): Promise<OpenForge | null> {
    const api = FORGE_APIS[repository.forge];
    const place = repositoryPlace(repository.url);
    const credential = await apiCredential(parts, repository, place);
    const ask = askApi(parts, { api, place, credential });
    return ask && { api, ask, host: place.host, hasCredential: credential !== null };
}

export function noCredential(host: string, doing: string, needs: string): CicdError {
    return new CicdError({
        code: "API_CREDENTIAL_MISSING",
        message: `There is no token for the API of ${host}, which is needed to ${doing}.`,
        safe: "Deployments go on without it.",
        hint: `Choose a credential for the API in the repository's settings; it needs ${needs}.`,
    });
}
