import { bindings } from "../models/bindings";
import type { Db } from "../models/db";
import { repositories } from "../models/repositories";

/**
 * Removes a repository that has lost its last stack; true if so. Its mirror is to be removed after the commit, its hook
 * is to be looked at anew in either case.
 */
export async function dropUnused(trx: Db, repositoryId: number): Promise<boolean> {
    const users = await bindings.listByRepository(trx, repositoryId);
    if (users.length === 0) {
        await repositories.remove(trx, repositoryId);
    }
    return users.length === 0;
}
