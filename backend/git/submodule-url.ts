import { CicdError } from "../../common/errors";
import { addressOfHost } from "./address-of-host";
import { parseRepositoryUrl, type RepositoryUrl } from "./repository-url";

export function refuseSubmodule(path: string, reason: string): never {
    throw new CicdError({
        code: "SUBMODULE_REFUSED",
        message: `The submodule ${JSON.stringify(path)} can't be used: ${reason}`,
        safe: "Nothing was fetched for it, and the running stack was not touched.",
        hint: "Change .gitmodules; with `update = none` there the submodule's folder is left empty.",
    });
}

/** `../lib.git` beside its parent. The last `:` of `git@host:team/app` separates like a slash. */
function resolveRelative(parent: string, written: string): string {
    const root = /^([a-z]+:\/\/[^/]+|[^/]+@(?:\[[^\]]*\]|[^/:]+):)/i.exec(parent)?.[0] ?? "";
    const parts = parent.slice(root.length).split("/").filter(Boolean);
    for (const step of written.split("/")) {
        if (step === "..") {
            parts.pop();
        } else if (step !== "." && step !== "") {
            parts.push(step);
        }
    }
    return `${root}${root.endsWith(":") ? "" : "/"}${parts.join("/")}`;
}

const pathOf = ({ host, urlKey }: RepositoryUrl) => urlKey.slice(host.length + 1);

/**
 * Where a submodule is fetched from: only from its parent's own host, and in its parent's own way, because that is what
 * the credential is for. @throws CicdError SUBMODULE_REFUSED
 */
export function submoduleUrl(parent: string, { path, url }: { path: string; url: string }): string {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f]/.test(url)) {
        refuseSubmodule(path, "its URL holds a control character.");
    }
    const written = /^\.\.?\//.test(url) ? resolveRelative(parent, url) : url;
    let parsed: RepositoryUrl;
    try {
        parsed = parseRepositoryUrl(written);
    } catch (error) {
        return refuseSubmodule(path, error instanceof CicdError ? error.message : "its URL can't be read.");
    }
    const own = parseRepositoryUrl(parent);
    const name = ({ host, protocol }: RepositoryUrl) => addressOfHost(host, protocol).hostname;
    if (name(parsed) !== name(own)) {
        refuseSubmodule(path, `it is on ${name(parsed)}, the repository on ${name(own)}.`);
    }
    if (parsed.protocol === own.protocol && parsed.host === own.host) {
        return parsed.url;
    }
    const root = own.protocol === "ssh" ? `ssh://git@${own.host}` : `${own.protocol}://${own.host}`;
    return `${root}/${pathOf(parsed)}.git`;
}
