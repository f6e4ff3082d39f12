import type { ForgeName } from "../../../common/schema";

const hosts: [RegExp, ForgeName][] = [
    [/(^|\.)github\.com$/, "github"],
    [/(^|\.)(dev\.azure|visualstudio)\.com$/, "azure-devops"],
    [/(^|\.)bitbucket\.org$/, "bitbucket"],
    [/^codeberg\.org$|forgejo/, "forgejo"],
    [/gitlab/, "gitlab"],
    [/gitea/, "gitea"],
    [/gogs/, "gogs"],
    [/bitbucket|stash/, "bitbucket-dc"],
];

/** The host (with port) of a clone address as people paste it: a URL, or `git@host:owner/name`. */
export function hostOfUrl(url: string): string {
    const scp = /^[\w.-]+@([\w.-]+):(?!\/)/.exec(url);
    if (scp) {
        return scp[1].toLowerCase();
    }
    try {
        return new URL(url).host.toLowerCase();
    } catch {
        return "";
    }
}

/** The forge that a clone address names by its host; null when the host tells nothing. */
export function forgeOfUrl(url: string): ForgeName | null {
    const host = hostOfUrl(url).replace(/:\d+$/, "");
    return hosts.find(([pattern]) => pattern.test(host))?.[1] ?? null;
}

/** Names under which clouds take SSH, and the one that their API belongs to. */
const webHosts: Record<string, string> = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
    "ssh.dev.azure.com": "dev.azure.com",
};

/** The host that a token for the API belongs to: an SSH port is none of the web's. */
export function apiHostOfUrl(url: string): string {
    const host = hostOfUrl(url);
    const web = /^ssh:/i.test(url) ? host.replace(/:\d+$/, "") : host;
    return webHosts[web] ?? web;
}
