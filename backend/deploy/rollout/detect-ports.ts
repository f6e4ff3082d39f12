import { phrase, type Phrase, type PhraseCode } from "../../../common/phrase";
import type { RoutePort } from "../../../common/route";
import { portSchema, type RolloutConfig } from "../../../common/rollout-schema";
import { list, mapping, text, type Mapping } from "../policy/json";
import { serviceOf, type Candidate } from "./candidate";

export interface DetectedPort extends RoutePort {
    /** Why this mode. */
    because: Phrase;
}

interface Hint {
    port: number;
    mode: RoutePort["mode"];
    because: Phrase;
}

/** An image that names more than these says nothing about which one is meant. */
const MOST_EXPOSED = 20;

const HTTP = new Set([80, 591, 1337, 2019, 3000, 3001, 3333, 4000, 4200, 4321, 5000, 5001, 5173, 5601, 7000, 7070]);
const TLS = new Set([443, 8443, 9443, 4443]);

/** 8000–8099, 8888, 9000, 9090 and the like. */
function isHttpPort(port: number): boolean {
    return HTTP.has(port) || (port >= 8000 && port <= 8099) || [8888, 9000, 9090, 9091].includes(port);
}

const isPort = (number: number) => number >= 1 && number <= 65_535;
const toPort = (word: unknown) => (/^\d{1,5}$/.test(text(word)) ? [Number(text(word))].filter(isPort) : []);
const onlyTcp = (entry: unknown) => text(entry).replace(/\/tcp$/, "");

/** Ports that the service is reached at: those it publishes or names, and, if it names none, those it is asked at. */
export function detectPorts(candidate: Candidate): DetectedPort[] {
    const service = serviceOf(candidate);
    const { config, image } = candidate;
    const published = list(service.ports).flatMap((port) => toPort(mapping(port).target));
    const exposed = list(service.expose).flatMap((entry) => toPort(onlyTcp(entry)));
    const hints = [...labelHints(service), ...healthHints(service, config)];
    const said = [...published, ...exposed, ...Object.keys(config.ports).map(Number)];
    const fromLabels = labelHints(service).map(({ port }) => port);
    const ofImage = image !== null && image.ports.length <= MOST_EXPOSED ? image.ports : [];
    const known = [...said, ...fromLabels, ...ofImage];
    const found = known.length > 0 ? known : healthHints(service, config).map(({ port }) => port);
    return [...new Set(found)].sort((a, b) => a - b).map((target) => detected(target, hints, config));
}

function detected(target: number, hints: readonly Hint[], config: RolloutConfig): DetectedPort {
    const { mode, sticky, proxyProtocol, idleSeconds } = config.ports[target] ?? portSchema.parse({});
    const found = mode === "auto" ? detectMode(target, hints) : { mode, because: phrase("port.set") };
    return { target, sticky, proxyProtocol, idleSeconds, ...found };
}

function detectMode(port: number, hints: readonly Hint[]): Pick<DetectedPort, "mode" | "because"> {
    const hint = hints.find((one) => one.port === port);
    if (hint !== undefined) {
        return { mode: hint.mode, because: hint.because };
    }
    if (TLS.has(port)) {
        return { mode: "tcp", because: phrase("port.tls") };
    }
    return isHttpPort(port)
        ? { mode: "http", because: phrase("port.http") }
        : { mode: "tcp", because: phrase("port.unknown") };
}

const TRAEFIK = /^traefik\.(http|tcp)\.services\.[^.]+\.loadbalancer\.server\.(port|scheme)$/i;

function labelHints({ labels }: Mapping): Hint[] {
    const entries = Object.entries(mapping(labels)).map(([name, value]) => [name, text(value)] as const);
    const secured = entries.some(([name, value]) => /\.server\.scheme$/i.test(name) && value === "https");
    const traefik = entries.flatMap(([name, value]) => {
        const [, kind, key] = TRAEFIK.exec(name) ?? [];
        const mode = kind?.toLowerCase() === "http" && !secured ? "http" : "tcp";
        return key?.toLowerCase() === "port" ? toPort(value).map((port) => hint(port, mode, "port.labels")) : [];
    });
    const caddy = entries
        .filter(([name]) => /^caddy(_\d+)?\./i.test(name))
        .flatMap(([, value]) => {
            const [, scheme, port] = /\{\{\s*upstreams\s+(?:(https?|h2c)\s+)?(\d{1,5})\s*\}\}/.exec(value) ?? [];
            return toPort(port).map((one) => hint(one, scheme === "https" ? "tcp" : "http", "port.labels"));
        });
    return [...traefik, ...caddy];
}

function hint(port: number, mode: Hint["mode"], because: PhraseCode): Hint {
    return { port, mode, because: phrase(because) };
}

const LOCAL_URL = /\b(https?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::(\d{1,5}))?(?![\w.-])/i;

function healthHints({ healthcheck }: Mapping, { probe }: RolloutConfig): Hint[] {
    const test = mapping(healthcheck).disable === true ? "" : list(mapping(healthcheck).test).map(text).join(" ");
    const [, scheme, port] = LOCAL_URL.exec(test) ?? [];
    const usual = scheme?.toLowerCase() === "https" ? "443" : "80";
    const checked = scheme === undefined ? [] : toPort(port ?? usual);
    const probed = probe?.type === "command" ? [] : toPort(probe?.port);
    return [
        ...probed.map((one) => hint(one, probe?.type === "http" ? "http" : "tcp", "port.probe")),
        ...checked.map((one) => hint(one, usual === "443" ? "tcp" : "http", "port.healthcheck")),
    ];
}
