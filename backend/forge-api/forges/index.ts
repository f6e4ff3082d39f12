import type { ForgeName } from "../../../common/schema";
import type { ForgeApi } from "../forge-api";
import { azureDevops } from "./azure-devops";
import { bitbucket } from "./bitbucket";
import { bitbucketDc } from "./bitbucket-dc";
import { forgejo, gitea } from "./gitea";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { gogs } from "./gogs";

/** A server that only speaks git. */
const generic: ForgeApi = { name: "generic", locate: () => null, headers: () => ({}) };

export const FORGE_APIS: Readonly<Record<ForgeName, ForgeApi>> = {
    github,
    gitlab,
    bitbucket,
    "bitbucket-dc": bitbucketDc,
    gitea,
    forgejo,
    gogs,
    "azure-devops": azureDevops,
    generic,
};
