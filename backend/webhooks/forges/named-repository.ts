import type { ForgeName } from "../../../common/schema";
import { parseRepositoryUrl } from "../../git/repository-url";
import { at, text } from "./untrusted";

/** The repository that a payload is about, by the sender's word; nothing is ever fetched from there. */
export interface NamedRepository {
    /** For people. */
    shown: string;
    /** In every form in which this forge names it, lower case, without host and `.git`. */
    names: ReadonlySet<string>;
}

/** Owner and name, whatever path the forge is served under. */
const TWO_PARTS: readonly ForgeName[] = ["github", "bitbucket", "gitea", "forgejo", "gogs"];

/** Null where the sender doesn't say. */
export function namedRepository(forge: ForgeName, payload: unknown): NamedRepository | null {
    const { full, urls } = READERS[forge](payload);
    const names = new Set([...full.map((name) => name.toLowerCase()), ...urls.flatMap((url) => namesOf(forge, url))]);
    return names.size === 0 ? null : { shown: full[0] ?? [...names][0]!, names };
}

/** Whether the payload gives its repository one of these names; false where that has to be found out from its URLs. */
export function isNamedPlainly(forge: ForgeName, payload: unknown, names: readonly string[]): boolean {
    const [first] = READERS[forge](payload).full;
    return first !== undefined && names.includes(first.toLowerCase());
}

/**
 * The names under which a forge may speak of the repository at this URL. Hosts don't count: one forge has several, and
 * what it calls itself is often not how it is reached.
 */
export function namesOf(forge: ForgeName, url: string): string[] {
    const path = pathOf(url);
    if (path === null) {
        return [];
    }
    if (forge === "azure-devops") {
        return azureNames(path);
    }
    if (forge === "bitbucket-dc") {
        return [path.replace(/^(.*\/)?scm\//, "")];
    }
    return [TWO_PARTS.includes(forge) ? path.split("/").slice(-2).join("/") : path];
}

function pathOf(url: string): string | null {
    try {
        const { urlKey, host } = parseRepositoryUrl(url);
        return decodeURIComponent(urlKey.slice(host.length + 1)).toLowerCase();
    } catch {
        return null;
    }
}

/** `org/project/_git/name`, `org/_git/name` for the project of the same name, and `v3/org/project/name` over SSH. */
function azureNames(path: string): string[] {
    const parts = path.split("/");
    const git = parts.lastIndexOf("_git");
    if (git === -1) {
        return [parts.slice(-2).join("/")];
    }
    const name = parts[git + 1] ?? "";
    return [...(git > 0 ? [`${parts[git - 1]}/${name}`] : []), ...(git < 2 ? [`${name}/${name}`] : [])];
}

interface Said {
    full: string[];
    urls: string[];
}

function said(full: unknown[], urls: unknown[]): Said {
    return { full: textsOf(full), urls: textsOf(urls) };
}

function textsOf(values: unknown[]): string[] {
    return values.flatMap((value) => text(500, value) ?? []);
}

function hubLike(payload: unknown): Said {
    const repository = at(payload, "repository");
    return said([at(repository, "full_name")], [at(repository, "clone_url"), at(repository, "ssh_url")]);
}

function gitlab(payload: unknown): Said {
    const [project, older] = [at(payload, "project"), at(payload, "repository")];
    const urls = [project, older].flatMap((place) => [at(place, "git_http_url"), at(place, "git_ssh_url")]);
    return said([at(project, "path_with_namespace")], urls);
}

function bitbucketDc(payload: unknown): Said {
    const repository = at(payload, "repository") ?? at(payload, "pullRequest", "toRef", "repository");
    const [key, slug] = [text(200, at(repository, "project", "key")), text(200, at(repository, "slug"))];
    const clone = at(repository, "links", "clone");
    const urls = Array.isArray(clone) ? clone.slice(0, 10).map((link) => at(link, "href")) : [];
    return said(key && slug ? [`${key}/${slug}`] : [], urls);
}

function azure(payload: unknown): Said {
    const repository = at(payload, "resource", "repository");
    const [project, name] = [text(200, at(repository, "project", "name")), text(200, at(repository, "name"))];
    return said(project && name ? [`${project}/${name}`] : [], [at(repository, "remoteUrl")]);
}

const READERS: Readonly<Record<ForgeName, (payload: unknown) => Said>> = {
    github: hubLike,
    gitlab,
    bitbucket: hubLike,
    "bitbucket-dc": bitbucketDc,
    gitea: hubLike,
    forgejo: hubLike,
    gogs: hubLike,
    "azure-devops": azure,
    generic: () => ({ full: [], urls: [] }),
};
