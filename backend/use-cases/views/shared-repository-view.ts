import type { SharedRepositoryView } from "../../../common/repository-views";
import { bindings } from "../../models/bindings";
import type { Db } from "../../models/db";
import type { GitRepository } from "../../models/repositories";
import { repositoryView } from "./repository-view";

/**
 * Null for a repository without stacks, which is about to go.
 * @param hookUrl where forges reach our webhooks, without a slash at the end
 */
export async function sharedRepositoryView(
    db: Db,
    repository: GitRepository,
    hookUrl: string,
): Promise<SharedRepositoryView | null> {
    const bound = await bindings.listByRepository(db, repository.id);
    if (bound.length === 0) {
        return null;
    }
    const view = await repositoryView(db, { binding: bound[0]!, repository }, hookUrl);
    const { id, url, forge, credential, pollMinutes, lastPollAt, lastPollError, webhook } = view;
    return {
        ...{ id, url, forge, credential, pollMinutes, lastPollAt, lastPollError, webhook },
        sharedHook: repository.sharedHook,
        stacks: bound.map(({ stack, branch, composePath }) => ({ stack, branch, composePath })),
    };
}
