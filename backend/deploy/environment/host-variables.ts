import type { Lookup } from "./substitute";

/**
 * Variables that the host's own process would answer when its buttons call compose. They are never left to it: a value
 * that depends on who calls compose would recreate containers, and a repository could read the server's secrets.
 */
export interface HostVariables {
    names: ReadonlySet<string>;
    values: Readonly<Record<string, string>>;
}

/** What nearly every process or the official image has, whether or not this one has it now. */
const USUAL = `
    NODE_ENV HOSTNAME HOST TZ PATH HOME PWD OLDPWD USER USERNAME LOGNAME SHELL SHLVL TERM LANG LANGUAGE LC_ALL _ MAIL
    TMPDIR EDITOR NODE_VERSION YARN_VERSION NODE_OPTIONS INIT_CWD DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT
    DOCKER_CERT_PATH DOCKER_TLS_VERIFY DOCKER_API_VERSION DOCKER_BUILDKIT BUILDX_NO_DEFAULT_ATTESTATIONS SSH_AUTH_SOCK
    XDG_RUNTIME_DIR HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy
    DOCKGE_PORT DOCKGE_HOSTNAME DOCKGE_DATA_DIR DOCKGE_STACKS_DIR DOCKGE_ENABLE_CONSOLE DOCKGE_CICD_KEY
    DOCKGE_SSL_KEY DOCKGE_SSL_CERT DOCKGE_SSL_KEY_PASSPHRASE COMPOSE_EXPERIMENTAL_OCI_REMOTE
    COMPOSE_EXPERIMENTAL_GIT_REMOTE DOCKER_CLI_HINTS
`;

export function hostVariables(environment: Readonly<Record<string, string | undefined>>): HostVariables {
    const values = Object.fromEntries(
        Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return { names: new Set([...USUAL.trim().split(/\s+/), ...Object.keys(values)]), values };
}

export function fromHost(host: HostVariables): Lookup {
    return (name) => host.values[name];
}
