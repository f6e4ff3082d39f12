import { isIPv4 } from "node:net";
import { CicdError } from "../../common/errors";
import { embeddedIPv4, isForbiddenAddress, isMetadataName } from "./address-policy";
import { readSshUrl, writeSshUrl, type SshUrl } from "./ssh-url";

export interface RepositoryUrl {
    /** What git gets: canonical, without user and password. */
    url: string;
    /** Equal for all usual spellings of one repository: host and path, no scheme, no `.git`. */
    urlKey: string;
    /** Lower case, with the port if it is not the protocol's own: what credentials are bound to. */
    host: string;
    protocol: "http" | "https" | "ssh";
}

const usualForm = "Use the form https://host/owner/repository.git or git@host:owner/repository.git.";

function refuse(message: string, hint: string): never {
    throw new CicdError({ code: "URL_REFUSED", message, safe: "Nothing was contacted and nothing was changed.", hint });
}

/** Spellings that never get as far as a URL parser. */
function refuseSpelling(input: string): void {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\]/.test(input)) {
        refuse("The repository's URL holds a space, a control character or a backslash.", usualForm);
    }
    if (input.startsWith("-")) {
        refuse("The repository's URL begins with a dash, like an option of git.", usualForm);
    }
    if (/^[a-z0-9+.-]+::/i.test(input)) {
        refuse("The repository's URL names a transport helper, which could run a program.", usualForm);
    }
}

function refuseScheme(input: string): void {
    if (!/^https?:\/\/[^/]/i.test(input)) {
        refuse("The repository's URL is neither https://, http:// nor ssh://.", usualForm);
    }
}

function parse(input: string): URL {
    try {
        return new URL(input);
    } catch {
        return refuse("The repository's URL can't be read.", usualForm);
    }
}

/** A name alone is common in copied URLs (Azure DevOps, Bitbucket); a token in its place is a secret. */
function refuseCredentials(url: URL): void {
    const token = /^(gh[a-z]_|github_pat_|glpat-|gldt-|ATBB|ATCTT)|.{40}/;
    if (url.password !== "" || token.test(url.username)) {
        refuse(
            "The repository's URL holds a password or token, which would end up in logs and settings.",
            "Remove it from the URL and store it as a credential for this host instead.",
        );
    }
}

/** The host as it was written, to compare with what the parser made of it. */
function writtenHost(input: string): string {
    const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(input)?.[1] ?? "";
    return authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d*$/, "");
}

function refuseHost(url: URL, input: string): void {
    const host = url.hostname;
    const bare = host.replace(/^\[|\]$/g, "");
    if (host.endsWith(".")) {
        refuse("The repository's host ends with a dot.", "Remove the dot.");
    }
    if (host.startsWith("-")) {
        refuse("The repository's host begins with a dash, like an option of ssh.", usualForm);
    }
    if (isIPv4(host) && writtenHost(input) !== host) {
        refuse("The repository's host is an IP address in an unusual spelling.", `Write it as ${host} if you mean it.`);
    }
    const isSix = host.startsWith("[");
    if (isForbiddenAddress(bare) || isMetadataName(host)) {
        refuse(
            `The repository's host ${host} is a link-local, metadata or reserved address, which is never contacted.`,
            "Use the address under which the forge is reached from other machines.",
        );
    }
    if (isSix && embeddedIPv4(bare) !== null) {
        refuse("The repository's host is an IPv4 address written as IPv6.", "Write it as a plain IPv4 address.");
    }
}

function refuseRest(url: URL): void {
    if (url.search !== "" || url.hash !== "" || url.href.includes("?") || url.href.includes("#")) {
        refuse("The repository's URL has a query or a fragment.", "Remove what begins with ? or #.");
    }
    if (/%(0|1|7f|5c|25)/i.test(url.pathname)) {
        refuse("The repository's URL holds an escaped control character.", usualForm);
    }
    if (url.pathname.replace(/\/+/g, "") === "") {
        refuse("The repository's URL names a host but no repository.", usualForm);
    }
}

/** What stays of a path after slashes that mean nothing. */
const plainPath = (path: string) => path.replace(/\/{2,}/g, "/").replace(/\/$/, "");

function keyOf(host: string, path: string): string {
    return `${host}/${path.replace(/^\//, "").replace(/\.git$/, "")}`;
}

/** User and path become arguments of ssh and words of the other side's shell: only what is harmless in both. */
function refuseSshParts({ user, port, path }: SshUrl): void {
    if (user.includes(":")) {
        refuse("The repository's URL holds a password.", "Remove it, and store an SSH key as a credential instead.");
    }
    if (!/^[a-z0-9_][a-z0-9_.-]*$/i.test(user)) {
        refuse("The user in the repository's URL has a name that is not allowed.", usualForm);
    }
    if (port !== "" && !(Number(port) > 0 && Number(port) < 65_536)) {
        refuse("The repository's URL can't be read: its port is not a number from 1 to 65535.", usualForm);
    }
    const parts = path.split("/");
    if (!/^[\p{L}\p{N}._~@+%/-]+$/u.test(path) || path.startsWith("-") || parts.includes("..") || parts.includes(".")) {
        refuse("The path in the repository's URL holds characters that are not allowed over SSH.", usualForm);
    }
}

function parseSsh(ssh: SshUrl): RepositoryUrl {
    refuseSshParts(ssh);
    const asWeb = `https://${ssh.hostname}/${ssh.path.replace(/^\//, "")}`;
    const url = parse(asWeb);
    refuseHost(url, asWeb);
    refuseRest(url);
    const path = plainPath(ssh.path);
    const host = `${url.hostname}${ssh.port && `:${ssh.port}`}`;
    return {
        url: writeSshUrl({ ...ssh, hostname: url.hostname, path }),
        urlKey: keyOf(host, path),
        host,
        protocol: "ssh",
    };
}

/** @throws CicdError URL_REFUSED with what is wrong about it; nothing is contacted */
export function parseRepositoryUrl(input: string): RepositoryUrl {
    const written = input.trim();
    refuseSpelling(written);
    const ssh = readSshUrl(written);
    if (ssh) {
        return parseSsh(ssh);
    }
    refuseScheme(written);
    const url = parse(written);
    refuseCredentials(url);
    refuseHost(url, written);
    refuseRest(url);
    const path = plainPath(url.pathname);
    return {
        url: `${url.protocol}//${url.host}${path}`,
        urlKey: keyOf(url.host, path),
        host: url.host,
        protocol: url.protocol === "https:" ? "https" : "http",
    };
}
