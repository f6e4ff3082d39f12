import type { Db } from "../models/db";
import type { GitRepository } from "../models/repositories";
import { rowOfApi } from "./api-credential";
import { FORGE_APIS } from "./forges";
import { repositoryPlace } from "./repository-place";

/** True where making the webhook through the forge's API is worth a try; what the token may is known only then. */
export async function canMakeHook(db: Db, repository: GitRepository): Promise<boolean> {
    const { hooks, locate } = FORGE_APIS[repository.forge];
    const place = repositoryPlace(repository.url);
    if (!hooks || !locate(place)) {
        return false;
    }
    return (await rowOfApi(db, repository))?.host === place.host;
}
