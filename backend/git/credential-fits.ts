import { CicdError } from "../../common/errors";
import { addressOfHost } from "./address-of-host";
import type { RepositoryUrl } from "./repository-url";

/** What of a credential decides where it may go. */
export interface Bound {
    /** For people; "The chosen credential" where nothing better is known. */
    name?: string;
    kind: "https" | "ssh" | "github-app";
    host: string;
    /** May be sent unencrypted, because a person said so. */
    plainHttp: boolean;
}

const safe = "It was not sent anywhere.";

function isLoopback(host: string): boolean {
    return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(addressOfHost(host, "http").hostname);
}

/** What is sent over http can be read on the way. Our own machine has no way. */
function inClear({ kind, host, plainHttp }: Bound, called: string): CicdError | null {
    if (isLoopback(host) || (kind === "https" && plainHttp)) {
        return null;
    }
    return new CicdError({
        code: "CREDENTIAL_IN_CLEAR",
        message: `${called} would go to ${host} unencrypted, where everybody on the way can read it.`,
        safe,
        hint: "Use the repository's https URL; or allow http in the credential, if you trust the network between both.",
    });
}

/** Why a credential is not used for a repository; null when it may be. */
export function credentialRefusal(bound: Bound, { host, protocol }: Pick<RepositoryUrl, "host" | "protocol">) {
    const called = bound.name === undefined ? "The chosen credential" : `The credential "${bound.name}"`;
    if (bound.host.toLowerCase() !== host) {
        return new CicdError({
            code: "CREDENTIAL_HOST_MISMATCH",
            message: `${called} belongs to ${bound.host}, not to ${host}.`,
            safe,
            hint: `Add a credential for ${host} and choose that one.`,
        });
    }
    const needsKey = protocol === "ssh";
    if (needsKey !== (bound.kind === "ssh")) {
        return new CicdError({
            code: "CREDENTIAL_KIND_MISMATCH",
            message: needsKey
                ? `${called} is not an SSH key, but the repository's URL is an SSH one.`
                : `${called} is an SSH key, but the repository's URL is not an SSH one.`,
            safe,
            hint: needsKey
                ? "Choose an SSH key, or enter the repository's https URL."
                : "Choose a token or password, or enter the repository's SSH URL.",
        });
    }
    return protocol === "http" ? inClear(bound, called) : null;
}
