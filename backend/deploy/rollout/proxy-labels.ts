import { mapping, text, type Mapping } from "../policy/json";

/** Proxies that are told by labels where to send requests. Traefik reads names in any case. */
const PROXIES = [/^traefik(\.|$)/i, /^caddy(_\d+)?(\.|$)/i];

export function isProxyLabel(name: string): boolean {
    return PROXIES.some((proxy) => proxy.test(name));
}

/** Names of labels, however they are written. */
export function labelNames(labels: unknown): string[] {
    return Array.isArray(labels) ? labels.map((entry) => text(entry).split("=")[0]!) : Object.keys(mapping(labels));
}

/** Labels as written, in two parts; undefined where a part has none. */
export function splitLabels(labels: unknown): { own: unknown; proxy: Mapping } {
    const entries = Array.isArray(labels) ? labels.map(assigned) : Object.entries(mapping(labels));
    const proxy = Object.fromEntries(entries.filter(([name]) => isProxyLabel(name)));
    if (Array.isArray(labels)) {
        return { own: labels.filter((entry) => !isProxyLabel(assigned(entry)[0])), proxy };
    }
    return { own: Object.fromEntries(entries.filter(([name]) => !isProxyLabel(name))), proxy };
}

function assigned(entry: unknown): [string, unknown] {
    const [name, ...value] = text(entry).split("=");
    return [name!, value.join("=")];
}

/** nginx-proxy and its companions are told by variables of the container. */
const SPOKEN = /^(VIRTUAL_|LETSENCRYPT_|ACME_)|^(HTTPS_METHOD|NETWORK_ACCESS|CERT_NAME|HSTS|SSL_POLICY)$/;

/** Variables as written, in two parts; `proxy` is undefined where no proxy is spoken to. */
export function splitEnvironment(environment: unknown): { own: unknown; proxy: unknown } {
    const nameOf = (entry: unknown) => text(entry).split("=")[0]!;
    const names = Array.isArray(environment) ? environment.map(nameOf) : Object.keys(mapping(environment));
    if (!names.some((name) => name.startsWith("VIRTUAL_HOST"))) {
        return { own: environment, proxy: undefined };
    }
    if (Array.isArray(environment)) {
        const isSpoken = (entry: unknown) => SPOKEN.test(nameOf(entry));
        return { own: environment.filter((entry) => !isSpoken(entry)), proxy: environment.filter(isSpoken) };
    }
    const entries = Object.entries(mapping(environment));
    return {
        own: Object.fromEntries(entries.filter(([name]) => !SPOKEN.test(name))),
        proxy: Object.fromEntries(entries.filter(([name]) => SPOKEN.test(name))),
    };
}
