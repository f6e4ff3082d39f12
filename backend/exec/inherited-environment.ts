const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"];

/** Proxies in both spellings: programs disagree about which one counts. */
export const proxyVariables: readonly string[] = proxies.flatMap((name) => [name, name.toLowerCase()]);

export const certificateVariables: readonly string[] = ["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO"];

/** The named variables that are set, and none beside them. */
export function inheritedEnvironment(
    names: readonly string[],
    from: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
    const given = names.map((name) => [name, from[name]] as const);
    return Object.fromEntries(given.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}
