const usualPorts = { http: "80", https: "443", ssh: "22" } as const;

/** Name and port of a host as `RepositoryUrl.host` holds it; IPv6 keeps its brackets. */
export function addressOfHost(host: string, protocol: keyof typeof usualPorts): { hostname: string; port: string } {
    const [, hostname, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) as RegExpExecArray;
    return { hostname, port: port ?? usualPorts[protocol] };
}
