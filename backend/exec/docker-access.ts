import { existsSync } from "node:fs";
import path from "node:path";
import { inheritedEnvironment, proxyVariables } from "./inherited-environment";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How docker's client finds engine, TLS keys and logins. Compose resolves `${…}` from its own process's environment
 * before any `.env` [Compose 2.26.1], so what is a secret or differs between machines travels as flags, and HOME and
 * DOCKER_* are simply not there: `${HOME}` is then what the stack's `.env` says, or nothing.
 */
export interface DockerAccess {
    /** Flags of `docker` itself: they stand before the subcommand. */
    flags: readonly string[];
    /** PATH (credential helpers are looked up there) and switches with fixed values. */
    env: Readonly<Record<string, string>>;
    /** May hold a password. Only for calls that reach a registry themselves: builds and pushes. */
    proxies: Readonly<Record<string, string>>;
}

const fixed = {
    /** Includes from registries and Git URLs stay off. */
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: "false",
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: "false",
    /** An attestation carries the time, so that unchanged input would give another image id. */
    BUILDX_NO_DEFAULT_ATTESTATIONS: "1",
    DOCKER_CLI_HINTS: "false",
};

/** Without a folder that is there, docker is left to its own default: a wrapper around it may know better. */
export function hostConfigFolder(host: Environment): string | undefined {
    const usual = host.HOME && path.join(host.HOME, ".docker");
    return host.DOCKER_CONFIG || (usual && existsSync(usual) ? usual : undefined);
}

/** docker prefers DOCKER_HOST over DOCKER_CONTEXT, but refuses both flags together. */
function endpoint(host: Environment): string[] {
    if (host.DOCKER_HOST) {
        return ["--host", host.DOCKER_HOST];
    }
    return host.DOCKER_CONTEXT ? ["--context", host.DOCKER_CONTEXT] : [];
}

function tls(host: Environment, config: string | undefined): string[] {
    const verify = host.DOCKER_TLS_VERIFY ? ["--tlsverify"] : [];
    const keys = host.DOCKER_CERT_PATH || (verify.length > 0 ? config : undefined);
    const file = (name: string) => path.join(keys as string, name);
    return keys
        ? [...verify, "--tlscacert", file("ca.pem"), "--tlscert", file("cert.pem"), "--tlskey", file("key.pem")]
        : verify;
}

/** An engine behind ssh is reached with the user's keys, and ssh looks for them there. */
function forSsh(host: Environment): Record<string, string> {
    return host.DOCKER_HOST?.startsWith("ssh:") ? inheritedEnvironment(["HOME", "SSH_AUTH_SOCK"], host) : {};
}

/** `config` is a folder of ours in the place of the host's own; keys for the engine stay where they are. */
export function dockerAccess(host: Environment, config?: string): DockerAccess {
    const usual = hostConfigFolder(host);
    const folder = config ?? usual;
    return {
        flags: [...(folder ? ["--config", folder] : []), ...endpoint(host), ...tls(host, usual)],
        env: { ...inheritedEnvironment(["PATH", "DOCKER_API_VERSION"], host), ...forSsh(host), ...fixed },
        proxies: inheritedEnvironment(proxyVariables, host),
    };
}
