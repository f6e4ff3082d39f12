import { lookup as systemLookup } from "node:dns/promises";
import { isIP } from "node:net";
import { CicdError } from "../../common/errors";
import { addressOfHost } from "./address-of-host";
import { isForbiddenAddress, isMetadataName } from "./address-policy";
import type { RepositoryUrl } from "./repository-url";
import { TransientError } from "./transient-error";

export type Lookup = (host: string) => Promise<{ address: string; family: number }[]>;

const lookupAll: Lookup = (host) => systemLookup(host, { all: true, verbatim: true });

function unresolved(host: string, error: NodeJS.ErrnoException): Error {
    const view = new CicdError(
        {
            code: "REPOSITORY_UNREACHABLE",
            message: `The host ${host} could not be found (${error.code ?? "no address"}).`,
            safe: "The running stack was not touched.",
            hint: "Check the repository's URL and this server's DNS, then try again.",
        },
        { cause: error },
    );
    return error.code === "EAI_AGAIN" ? new TransientError(view) : view;
}

function refused(message: string): CicdError {
    return new CicdError({
        code: "URL_REFUSED",
        message,
        safe: "Nothing was sent there and nothing was changed.",
        hint: "Correct the DNS entry, or use the name under which the forge is reached from other machines.",
    });
}

/**
 * Resolves the host once, judges every address and returns the `host:port:addresses` that git is bound to, so that a
 * second answer of the DNS can't lead elsewhere. Null where there is nothing to resolve.
 * @throws CicdError URL_REFUSED | REPOSITORY_UNREACHABLE
 */
export async function pinHost(
    parsed: Pick<RepositoryUrl, "host" | "protocol">,
    lookup: Lookup = lookupAll,
): Promise<string | null> {
    const { hostname, port } = addressOfHost(parsed.host, parsed.protocol);
    const bare = hostname.replace(/^\[|\]$/g, "");
    if (isForbiddenAddress(bare) || isMetadataName(bare.toLowerCase().replace(/\.+$/, ""))) {
        throw refused(`The host ${hostname} is a link-local, metadata or reserved address, which is never contacted.`);
    }
    if (isIP(bare) !== 0) {
        return null;
    }
    const found = await lookup(hostname).catch((error: NodeJS.ErrnoException) => {
        throw unresolved(hostname, error);
    });
    const forbidden = found.find(({ address }) => isForbiddenAddress(address));
    if (forbidden) {
        throw refused(`The host ${hostname} resolves to ${forbidden.address}, an address that is never contacted.`);
    }
    if (found.length === 0) {
        throw unresolved(hostname, {} as NodeJS.ErrnoException);
    }
    const addresses = found.map(({ address, family }) => (family === 6 ? `[${address}]` : address));
    return `${hostname}:${port}:${addresses.join(",")}`;
}
