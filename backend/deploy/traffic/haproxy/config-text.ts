import { createHash } from "node:crypto";
import type { Route, RouteCheck, RoutePort } from "../../../../common/route";
import { configPattern, configWord } from "./config-word";
import { RUN_IN_SWITCH } from "./switch-layout";

/** Containers that a switch can tell apart, in transition and at rest. */
export const SLOTS = 64;

/** A client's connection without a request is closed after that, also by a process from before a reload. */
export const KEEP_ALIVE_SECONDS = 60;

export interface SwitchSurroundings {
    stack: string;
    /** Whether this machine knows IPv6: without it, a switch that listens there would not start. */
    ipv6: boolean;
}

/** Where a port's servers are, in HAProxy's words. */
export const proxyOf = (target: number): string => `p${target}`;

/**
 * HAProxy's configuration of a route. `n1`… find the service's containers by name and serve at rest: they are the
 * spare ones, so that `s1`…, which a deployment fills with single containers, take everything while one of them is up.
 */
export function configText(route: Route, surroundings: SwitchSurroundings): string {
    const text = [globals(), resolvers(), ...route.ports.map((port) => listener(port, route, surroundings))];
    const body = text.map((section) => section.join("\n    ")).join("\n\n");
    return `${body.replace("$VERSION", configVersion(body))}\n`;
}

/** How the switch names the configuration that it runs with: the text says it, and `show info` repeats it. */
export function versionOf(text: string): string {
    return /^ {4}description (\w+)$/m.exec(text)?.[1] ?? "";
}

const configVersion = (body: string) => createHash("sha256").update(body).digest("hex").slice(0, 16);

function globals(): string[] {
    return [
        "global",
        "description $VERSION",
        `stats socket ${RUN_IN_SWITCH}/admin.sock mode 600 level admin expose-fd listeners`,
        // Every container that leaves asks over a connection of its own; the usual 10 are soon taken.
        "stats maxconn 200",
        "stats timeout 30s",
        `server-state-file ${RUN_IN_SWITCH}/state`,
        "maxconn 8000",
        "no strict-limits",
        "nbthread 2",
        // An old process ends with its last connection; clients that never go must not keep it for ever.
        "hard-stop-after 24h",
        // Twice the usual room for headers: what the application takes has to come through.
        "tune.bufsize 32768",
        "tune.http.maxhdr 500",
    ];
}

/** The engine's own name server. What it can't answer for a moment stays as it was. */
function resolvers(): string[] {
    return [
        "resolvers engine",
        "nameserver engine 127.0.0.11:53",
        "accepted_payload_size 8192",
        "resolve_retries 3",
        "timeout resolve 1s",
        "timeout retry 1s",
        "hold valid 1s",
        "hold obsolete 0s",
        "hold nx 1s",
        "hold other 10s",
        "hold refused 30s",
        "hold timeout 30s",
    ];
}

function listener(port: RoutePort, route: Route, { stack, ipv6 }: SwitchSurroundings): string[] {
    const http = port.mode !== "tcp";
    const identity = createHash("sha256").update(`${stack}/${route.service}/${port.target}`).digest("hex");
    return [
        `listen ${proxyOf(port.target)}`,
        `mode ${http ? "http" : "tcp"}`,
        `bind :${port.target}`,
        ...(ipv6 ? [`bind :::${port.target} v6only`] : []),
        "load-server-state-from-file global",
        // Packets that get lost while a busy container's queue is full come again after 1 s and 3 s.
        "timeout connect 4s",
        `timeout client ${port.idleSeconds}s`,
        `timeout server ${port.idleSeconds}s`,
        `timeout tunnel ${port.idleSeconds}s`,
        "retries 3",
        "option redispatch 1",
        "option allbackups",
        ...(http ? httpOptions(port) : tcpOptions()),
        ...balance(port, identity),
        ...checkRules(route.check),
        ...servers(port, route),
    ];
}

function httpOptions(port: RoutePort): string[] {
    return [
        "timeout http-request 60s",
        `timeout http-keep-alive ${Math.min(KEEP_ALIVE_SECONDS, port.idleSeconds)}s`,
        "option forwardfor",
        // A connection of its own for each request: none is left open to a container that goes.
        "option http-server-close",
        "http-reuse never",
        "option http-no-delay",
        // After a reload, a client learns with its next answer that its connection ends, and loses no request.
        "option idle-close-on-response",
        // Only what never reached a container is sent again.
        "retry-on conn-failure",
    ];
}

function tcpOptions(): string[] {
    // Whoever vanished without a word is found after minutes, not after the long silence that is allowed.
    return ["option clitcpka", "clitcpka-idle 120s", "clitcpka-intvl 30s", "clitcpka-cnt 4", "option srvtcpka"];
}

/** Sticky clients stay by the container's address, so that slots and names mean the same one. */
function balance(port: RoutePort, identity: string): string[] {
    if (!port.sticky) {
        return ["balance roundrobin"];
    }
    return port.mode === "tcp"
        ? ["balance source", "hash-type consistent"]
        : [
              "balance roundrobin",
              `cookie switch-${identity.slice(0, 8)} insert indirect nocache httponly dynamic`,
              `dynamic-cookie-key ${identity.slice(8, 40)}`,
          ];
}

function checkRules(check: RouteCheck | null): string[] {
    const timeout = check ? [`timeout check ${check.maxLatencyMs}ms`] : [];
    if (!check?.http) {
        return timeout;
    }
    const { path, status, body } = check.http;
    return [
        ...timeout,
        "option httpchk",
        `http-check send meth GET uri ${configWord(path)} ver HTTP/1.1 hdr Host localhost hdr User-Agent dockge-cicd-switch`,
        `http-check expect status ${status}`,
        ...(body === null ? [] : [`http-check expect rstring ${configPattern(body)}`]),
    ];
}

function servers(port: RoutePort, route: Route): string[] {
    const words = [
        ...(port.mode === "h2c" ? ["proto h2"] : []),
        ...(port.proxyProtocol ? ["send-proxy-v2"] : []),
        ...(port.sticky && port.mode === "tcp" ? ["hash-key addr"] : []),
        ...checkWords(route),
        "weight 100",
    ].join(" ");
    const byName = `${route.backendName}:${port.target} resolvers engine resolve-prefer ipv4 init-addr last,none`;
    return [
        `server-template n 1-${SLOTS} ${byName} backup ${words}`,
        // Nobody listens there.
        `server-template s 1-${SLOTS} 127.0.0.1:1 disabled ${words}`,
    ];
}

/** A container that is coming or going is asked more often than one that is well. */
const IMPATIENT_MS = 500;

function checkWords({ check, ports }: Route): string[] {
    if (!check) {
        return [];
    }
    const asked = ports.find(({ target }) => target === check.port);
    const interval = check.intervalSeconds * 1000;
    const soon = Math.min(interval, IMPATIENT_MS);
    return [
        `check port ${check.port} inter ${interval}ms fastinter ${soon}ms downinter ${soon}ms`,
        `rise ${check.healthyThreshold} fall ${check.unhealthyThreshold}`,
        ...(asked?.proxyProtocol ? ["check-send-proxy"] : []),
        // Said wherever it could be taken for the other one: a port without it is asked as it is served.
        ...(check.http && ports.some(({ mode }) => mode === "h2c")
            ? [`check-proto ${asked?.mode === "h2c" ? "h2" : "h1"}`]
            : []),
    ];
}
