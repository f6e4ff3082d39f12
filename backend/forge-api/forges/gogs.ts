import type { ForgeApi } from "../forge-api";
import { giteaHeaders, ownerAndName } from "./gitea";
import { giteaHooks } from "./gitea-hooks";

/** Webhooks only: it knows neither statuses nor deployments. New tags come as `create`. */
export const gogs: ForgeApi = {
    name: "gogs",
    locate: ownerAndName,
    headers: giteaHeaders,
    hooks: giteaHooks({
        type: "gogs",
        events: ["push", "create", "delete", "pull_request"],
        needs: "to belong to an administrator of the repository",
        canTest: false,
    }),
};
