import { stringify } from "yaml";
import type { Route, RouteCheck, RoutePort } from "../../../../common/route";
import { parseYaml } from "../../compose/parse-yaml";
import { list, mapping, text, type Mapping } from "../../policy/json";

/** A container behind Traefik; with weight 0 it is known and gets nothing. */
export interface Share {
    id: string;
    address: string;
    weight: number;
    /** Not asked by Traefik. */
    trusted: boolean;
}

/** Who serves: containers by weight, or whoever a name leads to. */
export type Serving = { shares: Share[] } | { host: string };

interface Written {
    route: Pick<Route, "ports" | "check">;
    /** What Traefik calls a port's service. */
    nameOf: (port: RoutePort) => string;
    serving: Serving;
}

const hostOf = (address: string): string => (address.includes(":") ? `[${address}]` : address);

/** A file for Traefik's file provider: one service per port, and one per container while versions are exchanged. */
export function dynamicFile({ route, nameOf, serving }: Written): string {
    const file: Record<string, { services: Mapping }> = {};
    for (const port of route.ports) {
        const services = (file[port.mode] ??= { services: {} }).services;
        const name = nameOf(port);
        const server = (host: string, check = route.check) => ({ loadBalancer: loadBalancer(port, host, check) });
        if ("host" in serving) {
            services[name] = server(serving.host);
            continue;
        }
        const used = serving.shares.filter(({ weight }) => weight > 0);
        const sticky = port.mode === "http" && port.sticky ? { sticky: { cookie: { name: "cicd-server" } } } : {};
        const weights = used.map(({ id, weight }) => ({ name: `${name}~${id}`, weight }));
        services[name] = { weighted: { services: weights, ...sticky } };
        for (const { id, address, trusted } of serving.shares) {
            services[`${name}~${id}`] = server(hostOf(address), trusted ? null : route.check);
        }
    }
    return `# Written by each deployment; what is changed here is overwritten.\n${literal(file)}`;
}

/**
 * Traefik takes its files for templates before it reads them as YAML: two braces would be an order to it. Every text is
 * quoted, so that none means anything in either YAML, and two braces can only stand inside of quotes.
 */
function literal(content: object): string {
    const quoted = stringify(content, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 });
    return quoted.replaceAll("{{", "\\x7b\\x7b");
}

function loadBalancer(port: RoutePort, host: string, check: RouteCheck | null): Mapping {
    if (port.mode === "tcp") {
        const proxied = port.proxyProtocol ? { proxyProtocol: { version: 2 } } : {};
        return { servers: [{ address: `${host}:${port.target}` }], ...proxied };
    }
    return {
        servers: [{ url: `http://${host}:${port.target}` }],
        passHostHeader: true,
        ...(check?.http ? { healthCheck: healthCheck(check, check.http.path) } : {}),
    };
}

function healthCheck({ port, intervalSeconds, maxLatencyMs }: RouteCheck, path: string): Mapping {
    return { path, port, interval: `${intervalSeconds}s`, timeout: `${maxLatencyMs}ms` };
}

/** The containers that a file of ours names; none at rest, and null where somebody made it unreadable. */
export function sharesIn(file: string, { route: { ports }, nameOf }: Omit<Written, "serving">): Share[] | null {
    const [port] = ports;
    const content = read(file);
    if (content === null) {
        return null;
    }
    const services = port === undefined ? {} : mapping(mapping(content[port.mode]).services);
    const prefix = port === undefined ? "" : `${nameOf(port)}~`;
    const weights = new Map(
        list(mapping(mapping(services[prefix.slice(0, -1)]).weighted).services)
            .map(mapping)
            .map(({ name, weight }) => [text(name), Number(weight)]),
    );
    return Object.keys(services)
        .filter((name) => name.startsWith(prefix))
        .map((name) => {
            const [server] = list(mapping(mapping(services[name]).loadBalancer).servers).map(mapping);
            const place = text(server?.url).replace(/^http:\/\//, "") || text(server?.address);
            const address = place.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
            const trusted = mapping(mapping(services[name]).loadBalancer).healthCheck === undefined;
            return { id: name.slice(prefix.length), address, weight: weights.get(name) ?? 0, trusted };
        });
}

function read(file: string): Mapping | null {
    try {
        const document = parseYaml(file);
        return document.errors.length > 0 ? null : mapping(document.toJS());
    } catch {
        return null;
    }
}
