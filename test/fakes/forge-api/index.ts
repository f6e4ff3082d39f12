import type { ForgeName } from "../../../common/schema";
import { azure } from "./azure-devops";
import { bitbucket, bitbucketDc } from "./bitbucket";
import type { Dialect } from "./dialect";
import { giteaKind } from "./gitea";
import { github } from "./github";
import { gitlab } from "./gitlab";

/** What each forge's API looks like, by its documentation; null for what has none. */
export const dialects: Record<ForgeName, Dialect | null> = {
    github,
    gitlab,
    bitbucket,
    "bitbucket-dc": bitbucketDc,
    gitea: giteaKind("gitea", true),
    forgejo: giteaKind("forgejo", true),
    gogs: giteaKind("gogs", false),
    "azure-devops": azure,
    generic: null,
};
