import type { SharedRepositoryView } from "../../common/repository-views";
import { repositories } from "../models/repositories";
import type { Dependencies } from "./dependencies";
import { hookUrl } from "./hook-url";
import { sharedRepositoryView } from "./views/shared-repository-view";

export async function listRepositories(
    deps: Pick<Dependencies, "db" | "fallbackUrl">,
): Promise<SharedRepositoryView[]> {
    const url = await hookUrl(deps);
    const views: SharedRepositoryView[] = [];
    for (const repository of await repositories.list(deps.db)) {
        const view = await sharedRepositoryView(deps.db, repository, url);
        views.push(...(view ? [view] : []));
    }
    return views;
}
