import { parseRepositoryUrl } from "../git/repository-url";
import { readSshUrl } from "../git/ssh-url";

/** Where a repository lives, read from its configured URL and from nothing else. */
export interface RepositoryPlace {
    protocol: "http" | "https" | "ssh";
    /** Of the web side: what API credentials are bound to. With the port, if not the protocol's own. */
    host: string;
    /** Scheme and host, no slash at the end. An SSH URL leads to https. */
    origin: string;
    /** The path's parts, decoded, without `.git` at the end. */
    path: string[];
}

/** Names under which clouds take SSH, and the one under which the same repositories have their API. */
const webHosts: Record<string, string> = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
    "ssh.dev.azure.com": "dev.azure.com",
};

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

function partsOf(path: string): string[] {
    return path
        .replace(/\.git$/, "")
        .split("/")
        .filter((part) => part !== "")
        .map(decoded);
}

/** Azure's older name for SSH serves all organisations, whose web sides have a name each. */
function webHostOf(hostname: string, path: string[]): string {
    if (hostname === "vs-ssh.visualstudio.com" && /^[\w-]+$/.test(path[1] ?? "")) {
        return `${path[1]!.toLowerCase()}.visualstudio.com`;
    }
    return webHosts[hostname] ?? hostname;
}

/** @throws CicdError URL_REFUSED for what is no repository's URL */
export function repositoryPlace(input: string): RepositoryPlace {
    const { url, host, protocol } = parseRepositoryUrl(input);
    const ssh = protocol === "ssh" ? readSshUrl(url) : null;
    if (ssh) {
        // The port belongs to SSH; where the web side has another one than usual, an https URL has to say it.
        const path = partsOf(ssh.path);
        const web = webHostOf(ssh.hostname, path);
        return { protocol, host: web, origin: `https://${web}`, path };
    }
    const { origin, pathname } = new URL(url);
    return { protocol, host, origin, path: partsOf(pathname) };
}
