import { CicdError } from "../../common/errors";
import type { HostTrust } from "../models/host-trust";
import { addressOfHost } from "./address-of-host";
import { authorityFile } from "./authority-file";
import type { GitCredential, HttpsCredential } from "./git";
import type { InstallationTokens } from "./installation-tokens";
import { redirectTarget } from "./redirect-target";
import type { Lookup } from "./pin-host";
import { presentedCertificate } from "./presented-certificate";
import type { RepositoryUrl } from "./repository-url";
import { secretTexts } from "./secret-texts";
import type { OpenTransport } from "./transport";
import { untrustedCertificate } from "./untrusted-certificate";

interface Needs {
    trust: HostTrust;
    tokens: InstallationTokens;
    lookup?: Lookup;
}

const aboutCertificate = /certificate/i;

function movedTo(parsed: RepositoryUrl, location: string): CicdError {
    return new CicdError({
        code: "REPOSITORY_UNREACHABLE",
        message: `${parsed.host} sends us from ${parsed.urlKey} to ${location}, which is not followed.`,
        safe: "The running stack was not touched, and no credential was sent there.",
        hint: `If that is the repository's new address, enter ${location} as its URL.`,
    });
}

async function loginOf(tokens: InstallationTokens, credential: GitCredential | null): Promise<HttpsCredential | null> {
    if (credential?.kind === "ssh") {
        throw new CicdError({
            code: "CREDENTIAL_HOST_MISMATCH",
            message: "The chosen credential is an SSH key, but the repository's URL is not an SSH one.",
            safe: "The key was not used.",
            hint: "Enter the repository's SSH URL, or choose a token or password.",
        });
    }
    if (credential?.kind === "github-app") {
        const token = await tokens.tokenOf(credential);
        return { kind: "https", host: credential.host, username: "x-access-token", token };
    }
    return credential;
}

/** The way over https or http: with a token, and with the authority that is stored for the host. */
export function httpTransport({ trust, tokens, lookup }: Needs): OpenTransport {
    return async ({ parsed, credential, pin }, environment) => {
        const pem = await trust.authority(addressOfHost(parsed.host, "https").hostname);
        const login = await loginOf(tokens, credential);
        const env: Record<string, string> = {
            CICD_GIT_SCHEME: parsed.protocol,
            ...(pem ? { GIT_SSL_CAINFO: await authorityFile(environment, pem) } : {}),
        };
        return {
            call: { protocols: "http", pin, credential: login, env },
            secrets: secretTexts(login),
            async explain(stderr) {
                if (aboutCertificate.test(stderr)) {
                    const shown = await presentedCertificate(parsed.host, lookup).catch(() => null);
                    return untrustedCertificate({
                        host: parsed.host,
                        stored: pem !== null,
                        shown: shown?.view ?? null,
                    });
                }
                const location = /returned error: 3\d\d/.test(stderr) ? await redirectTarget(parsed, pin) : null;
                return location === null ? null : movedTo(parsed, location);
            },
            close: () => Promise.resolve(),
        };
    };
}
