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
