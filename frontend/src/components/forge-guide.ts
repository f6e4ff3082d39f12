import type { ForgeName } from "../../../common/schema";

/** Whose words a guide uses for a forge; one that is not here has none of its own. */
export const forgeGuides: Partial<Record<ForgeName, string>> = {
    github: "github",
    gitlab: "gitlab",
    bitbucket: "bitbucket",
    "bitbucket-dc": "bitbucketDc",
    gitea: "gitea",
    forgejo: "gitea",
    gogs: "gogs",
    "azure-devops": "azure",
};
