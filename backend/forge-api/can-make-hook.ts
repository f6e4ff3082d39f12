import type { Db } from "../models/db";
import type { GitRepository } from "../models/repositories";
import { usableCredential } from "./api-credential";
import { FORGE_APIS } from "./forges";
import { repositoryPlace } from "./repository-place";

/** True where making the webhook through the forge's API is worth a try; what the token may is known only then. */
export async function canMakeHook(db: Db, repository: GitRepository): Promise<boolean> {
    const { hooks, locate } = FORGE_APIS[repository.forge];
    const place = repositoryPlace(repository.url);
    if (!hooks || !locate(place)) {
        return false;
    }
    try {
        return (await usableCredential(db, repository, place)) !== null;
    } catch {
        // Where it was chosen, it is told why it is no use.
        return false;
    }
}
