import { CicdError } from "../../common/errors";
import type { ProcessRunner } from "../exec/command";
import type { HostTrust } from "../models/host-trust";
import { addressOfHost } from "./address-of-host";
import type { SshCredential } from "./git";
import type { GitEnvironment } from "./git-environment";
import { fingerprintOf } from "./host-key";
import { scanHostKeys } from "./scan-host-keys";
import { secretTexts } from "./secret-texts";
import { writeSshFiles } from "./ssh-files";
import type { OpenTransport, Target, TransportLimits } from "./transport";
import { TransientError } from "./transient-error";

interface Needs {
    trust: HostTrust;
    runner: ProcessRunner;
}

function requireKey({ credential, parsed }: Target): SshCredential {
    if (credential?.kind === "ssh") {
        return credential;
    }
    throw new CicdError({
        code: "REPOSITORY_AUTH",
        message: credential
            ? `${parsed.urlKey} is read over SSH, but the chosen credential is not an SSH key.`
            : `${parsed.urlKey} is read over SSH, which always needs a key.`,
        safe: "Nothing was sent anywhere.",
        hint: `Add an SSH key for ${parsed.host} and choose it, or enter the repository's HTTPS URL.`,
    });
}

function silent(host: string): CicdError {
    return new TransientError(
        new CicdError({
            code: "REPOSITORY_UNREACHABLE",
            message: `${host} did not answer as an SSH server.`,
            safe: "The running stack was not touched.",
            hint: "Check host and port of the URL, and that the forge runs, then try again.",
        }),
    );
}

function changed(host: string, offered: readonly string[]): CicdError {
    const shown = offered.map(fingerprintOf).join(", ");
    return new CicdError({
        code: "HOST_KEY_CHANGED",
        message: `${host} shows another SSH key than the one it was pinned with${shown && `: ${shown}`}.`,
        safe: "The connection was ended before anything was sent; the running stack was not touched.",
        hint: "Compare the fingerprint with the one that the forge publishes; if it is right, accept the new key.",
    });
}

/** The judged address: IPv4 first, because containers often have no way to IPv6. */
function addressOf({ parsed, pin }: Target): string {
    const judged = pin?.split(":").slice(2).join(":").split(",") ?? [addressOfHost(parsed.host, "ssh").hostname];
    const chosen = judged.find((address) => !address.startsWith("[")) ?? judged[0];
    return chosen.replace(/^\[|\]$/g, "");
}

/** The way over SSH: a host is pinned with what it shows first, and refused when it shows something else later. */
export function sshTransport({ trust, runner }: Needs): OpenTransport {
    const scan = (target: Target, environment: GitEnvironment, { remainingMs, signal }: TransportLimits) => {
        const { port } = addressOfHost(target.parsed.host, "ssh");
        const env = { ...environment.inherited, LC_ALL: "C", HOME: environment.home };
        return scanHostKeys(runner, { address: addressOf(target), port, env, deadlineMs: remainingMs(), signal });
    };
    const pinned = async (target: Target, environment: GitEnvironment, limits: TransportLimits) => {
        const { host } = target.parsed;
        const known = await trust.hostKeys(host);
        if (known.length > 0) {
            return known;
        }
        const shown = await scan(target, environment, limits);
        if (shown.length === 0) {
            throw silent(host);
        }
        return trust.pinHostKeys(host, shown);
    };
    return async (target, environment, limits) => {
        const credential = requireKey(target);
        const { host } = target.parsed;
        const files = await writeSshFiles(credential.privateKey, await pinned(target, environment, limits));
        return {
            call: {
                protocols: "ssh",
                env: {
                    GIT_SSH: environment.ssh,
                    GIT_SSH_VARIANT: "ssh",
                    CICD_SSH_DIR: files.dir,
                    CICD_SSH_ADDRESS: addressOf(target),
                },
            },
            secrets: secretTexts(credential),
            async explain(stderr) {
                if (!/HOST IDENTIFICATION HAS CHANGED|Host key verification failed|host key is known/i.test(stderr)) {
                    return null;
                }
                const offered = await scan(target, environment, limits);
                await trust.offerHostKeys(host, offered);
                return changed(host, offered);
            },
            close: () => files.remove(),
        };
    };
}
