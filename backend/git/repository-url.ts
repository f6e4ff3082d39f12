import { isIPv4 } from "node:net";
import { CicdError } from "../../common/errors";
import { embeddedIPv4, isForbiddenAddress, isMetadataName } from "./address-policy";

export interface RepositoryUrl {
    /** What git gets: canonical, without user and password. */
    url: string;
    /** Equal for all usual spellings of one repository: host and path, no scheme, no `.git`. */
    urlKey: string;
    /** Lower case, with the port if it is not the protocol's own: what credentials are bound to. */
    host: string;
    protocol: "http" | "https";
}

const usualForm = "Use the form https://host/owner/repository.git.";

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
    if (/^(ssh|git\+ssh|ssh\+git):/i.test(input) || /^[^/@:]+@[^/:]+:/.test(input)) {
        refuse("Repositories over SSH are not available yet.", "Use the repository's HTTPS URL and an access token.");
    }
    if (!/^https?:\/\/[^/]/i.test(input)) {
        refuse("The repository's URL is neither https:// nor http://.", usualForm);
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

/** @throws CicdError URL_REFUSED with what is wrong about it; nothing is contacted */
export function parseRepositoryUrl(input: string): RepositoryUrl {
    const written = input.trim();
    refuseSpelling(written);
    const url = parse(written);
    refuseCredentials(url);
    refuseHost(url, written);
    refuseRest(url);
    url.username = "";
    const path = url.pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
    return {
        url: `${url.protocol}//${url.host}${path}`,
        urlKey: `${url.host}${path.replace(/\.git$/, "")}`,
        host: url.host,
        protocol: url.protocol === "https:" ? "https" : "http",
    };
}
