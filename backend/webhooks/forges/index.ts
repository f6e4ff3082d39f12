import type { ForgeName } from "../../../common/schema";
import { azureDevops } from "./azure-devops";
import { bitbucket } from "./bitbucket";
import { bitbucketDc } from "./bitbucket-dc";
import type { Forge } from "./forge";
import { forgejo } from "./forgejo";
import { generic } from "./generic";
import { gitea } from "./gitea";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { gogs } from "./gogs";

/** Another sender is one file and one line here. */
export const FORGES: readonly Forge[] = [
    github,
    gitlab,
    bitbucket,
    bitbucketDc,
    gitea,
    forgejo,
    gogs,
    azureDevops,
    generic,
];

/** @throws when two entries claim one name: a delivery must have one reading */
export function forgesByName(forges: readonly Forge[]): ReadonlyMap<string, Forge> {
    const byName = new Map<ForgeName, Forge>();
    for (const forge of forges) {
        if (byName.has(forge.name)) {
            throw new Error(`two forges are called ${forge.name}`);
        }
        byName.set(forge.name, forge);
    }
    return byName;
}
