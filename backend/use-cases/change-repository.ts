import { CicdError } from "../../common/errors";
import type { ChangeRepository } from "../../common/repository-schema";
import type { SharedRepositoryView } from "../../common/repository-views";
import { parseRepositoryUrl } from "../git/repository-url";
import { bindings } from "../models/bindings";
import { repositories } from "../models/repositories";
import { changeRepositoryRow } from "./change-repository-row";
import type { Dependencies } from "./dependencies";
import { hookUrl } from "./hook-url";
import { sharedRepositoryView } from "./views/shared-repository-view";

/**
 * Changes what all stacks of a repository share; the hook, the rules and whatever runs stay as they are.
 *
 * @throws CicdError NOT_FOUND | CREDENTIAL_HOST_MISMATCH | STATE_CONFLICT when the URL is another repository's
 */
export async function changeRepository(
    deps: Dependencies,
    id: number,
    { sharedHook, url, ...change }: ChangeRepository,
): Promise<SharedRepositoryView> {
    const changed = await deps.db.transaction(async (trx) => {
        const repository = await repositories.find(trx, id);
        if (!repository) {
            throw unknown(id);
        }
        const target = url ?? repository.url;
        const other = await repositories.findByUrlKey(trx, parseRepositoryUrl(target).urlKey);
        if (other && other.id !== id) {
            throw taken(other.url);
        }
        await changeRepositoryRow(trx, repository, { ...change, url: target });
        await repositories.update(trx, id, { sharedHook: sharedHook ?? repository.sharedHook });
        return (await repositories.find(trx, id))!;
    });
    deps.deliveries.invalidateHook(changed.hookToken);
    deps.bus.publish({ type: "repository", repository: id });
    deps.bus.publish({ type: "repository", repository: id });
    for (const { stack } of await bindings.listByRepository(deps.db, id)) {
        deps.bus.publish({ type: "stack", stack });
    }
    const view = await sharedRepositoryView(deps.db, changed, await hookUrl(deps));
    if (!view) {
        throw unknown(id);
    }
    return view;
}

function unknown(id: number): CicdError {
    return new CicdError({
        code: "NOT_FOUND",
        message: `There is no repository ${id}.`,
        hint: "Take the id from the list of repositories.",
    });
}

function taken(url: string): CicdError {
    return new CicdError({
        code: "STATE_CONFLICT",
        message: `${url} is connected already, as a repository of its own.`,
        safe: "Nothing was changed.",
        hint: "Change the URL of single stacks in their Repository tab: they join that repository.",
    });
}
