import type { ForgeName } from "../../common/schema";
import { FORGE_APIS } from "./forges";
import { repositoryPlace, type RepositoryPlace } from "./repository-place";

/** Addresses of a forge's own pages for people. */
export interface ForgePages {
    commit(sha: string): string;
    /** What leads from one commit to another. */
    compare(from: string, to: string): string;
}

type Pages = (place: RepositoryPlace) => ForgePages | null;

const webRoot = ({ origin, path }: RepositoryPlace) => [origin, ...path.map(encodeURIComponent)].join("/");

/** What the web pages have where the API has `api`; null where the URL has another form. */
function besideApi(name: ForgeName, place: RepositoryPlace, [api, web]: readonly [string, string]): string | null {
    return FORGE_APIS[name].locate(place)?.repository.replace(api, web) ?? null;
}

const likeGithub: Pages = (place) =>
    place.path.length === 2
        ? {
              commit: (sha) => `${webRoot(place)}/commit/${sha}`,
              compare: (from, to) => `${webRoot(place)}/compare/${from}...${to}`,
          }
        : null;

const PAGES: Record<ForgeName, Pages> = {
    github: likeGithub,
    gitea: likeGithub,
    forgejo: likeGithub,
    gogs: likeGithub,
    gitlab: (place) => ({
        commit: (sha) => `${webRoot(place)}/-/commit/${sha}`,
        compare: (from, to) => `${webRoot(place)}/-/compare/${from}...${to}`,
    }),
    bitbucket: (place) => ({
        commit: (sha) => `${webRoot(place)}/commits/${sha}`,
        compare: (from, to) => `${webRoot(place)}/branches/compare/${to}%0D${from}`,
    }),
    "bitbucket-dc": (place) => {
        const root = besideApi("bitbucket-dc", place, ["/rest/api/latest/", "/"]);
        return root === null
            ? null
            : {
                  commit: (sha) => `${root}/commits/${sha}`,
                  compare: (from, to) => `${root}/compare/commits?sourceBranch=${to}&targetBranch=${from}`,
              };
    },
    "azure-devops": (place) => {
        const root = besideApi("azure-devops", place, ["/_apis/git/repositories/", "/_git/"]);
        return root === null
            ? null
            : {
                  commit: (sha) => `${root}/commit/${sha}`,
                  compare: (from, to) => `${root}/branchCompare?baseVersion=GC${from}&targetVersion=GC${to}`,
              };
    },
    generic: () => null,
};

/** Null where nobody knows them. */
export function forgePages(forge: ForgeName, url: string): ForgePages | null {
    try {
        return PAGES[forge](repositoryPlace(url));
    } catch {
        return null;
    }
}
