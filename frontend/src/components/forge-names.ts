import type { ForgeName } from "../../../common/schema";
import { t } from "../texts";

/** How people call each forge. */
export const forgeNames: Record<ForgeName, string> = {
    github: "GitHub",
    gitlab: "GitLab",
    bitbucket: "Bitbucket Cloud",
    "bitbucket-dc": "Bitbucket Data Center",
    gitea: "Gitea",
    forgejo: "Forgejo",
    gogs: "Gogs",
    "azure-devops": "Azure DevOps",
    get generic() {
        return t("forge.generic");
    },
};
