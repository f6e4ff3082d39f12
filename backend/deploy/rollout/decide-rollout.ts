import { phrase, type Phrase } from "../../../common/phrase";
import type { RolloutConfig, StrategyName } from "../../../common/rollout-schema";
import type { Route, RouteCheck } from "../../../common/route";
import type { ServiceRollout } from "../../models/releases";
import { scaleOf } from "../live/expected-services";
import { list, mapping, text } from "../policy/json";
import { SLOTS } from "../traffic/haproxy/config-text";
import { serviceOf, type Candidate } from "./candidate";
import { detectPorts, type DetectedPort } from "./detect-ports";
import { obstacleOf } from "./obstacles";
import { obstacleOfProxy } from "./obstacle-of-proxy";
import { placeNetworks } from "./place-networks";
import { backendNameOf, switchNameOf } from "./switch-names";

export interface Decision {
    rollout: ServiceRollout;
    /** What was found out about the service, for the plan. */
    notes: Phrase[];
}

/** How a service is exchanged: as its settings ask, or by compose's own way with the reason. */
export function decideRollout(candidate: Candidate): Decision {
    const { config, name } = candidate;
    if (config.strategy === "recreate") {
        return { rollout: { config, strategy: "recreate", reason: null, route: null }, notes: [] };
    }
    const ports = detectPorts(candidate);
    const scale = scaleOf(serviceOf(candidate));
    const reason =
        nothingThere(scale) ??
        obstacleOf(candidate) ??
        withoutTraffic(candidate, ports) ??
        ownName(candidate, ports) ??
        tooMany(candidate, ports) ??
        obstacleOfProxy(candidate, ports);
    if (reason !== null) {
        const rollout = {
            config,
            strategy: "recreate",
            reason: phrase("rollout.because", { service: name, reason }),
            route: null,
        } as const;
        return { rollout, notes: [phrase("note.refused", { service: name, strategy: config.strategy, reason })] };
    }
    const route = ports.length === 0 ? null : routeOf(candidate, ports);
    const notes = [...notesOf(name, ports), ...besideSwitch(candidate)];
    return { rollout: { config, strategy: config.strategy, reason: null, route, scale }, notes };
}

/** Taking a name from a container takes it off the network, with the connections that it has there. */
function besideSwitch({ model, name, config }: Candidate): Phrase[] {
    const { kept } = placeNetworks({ model, name, keepNetworks: config.keepNetworks });
    if (config.traffic !== "haproxy" || kept.length === 0) {
        return [];
    }
    const code = config.strategy === "canary" ? "note.besideCanary" : "note.besideSwitch";
    return [phrase(code, { networks: kept.join(", "), service: name })];
}

const NEEDS_TRAFFIC: readonly StrategyName[] = ["blue-green", "canary"];

/** Without a port nothing can be led anywhere, and nothing but the container itself tells when it is ready. */
function withoutTraffic({ config, image, ...candidate }: Candidate, ports: readonly DetectedPort[]): Phrase | null {
    if (ports.length > 0) {
        return checkPort(config, ports) === null ? phrase("rollout.probePort") : null;
    }
    if (NEEDS_TRAFFIC.includes(config.strategy)) {
        return phrase("rollout.noPort");
    }
    const own = mapping(serviceOf(candidate).healthcheck);
    const isChecked = own.disable !== true && (list(own.test).length > 0 || image?.hasHealthcheck === true);
    return isChecked || config.probe !== undefined ? null : phrase("rollout.unready");
}

/** A switch would lead nowhere, and would have to be cared for by nobody. */
function nothingThere(scale: number): Phrase | null {
    return scale === 0 ? phrase("rollout.none") : null;
}

/** Only a switch can take the name that was chosen for the container. */
function ownName(candidate: Candidate, ports: readonly DetectedPort[]): Phrase | null {
    const name = text(serviceOf(candidate).container_name);
    return name === "" || (ports.length > 0 && candidate.config.traffic === "haproxy")
        ? null
        : phrase("rollout.containerName", { name });
}

/** A slot is given to nobody else before the exchange is over. */
function tooMany(candidate: Candidate, ports: readonly DetectedPort[]): Phrase | null {
    const { deploy, scale } = serviceOf(candidate);
    const count = Number(mapping(deploy).replicas ?? scale ?? 1);
    return ports.length === 0 || candidate.config.traffic !== "haproxy" || count * 2 <= SLOTS
        ? null
        : phrase("rollout.tooMany", { count, most: SLOTS, half: SLOTS / 2 });
}

function routeOf({ stack, name, config }: Candidate, ports: readonly DetectedPort[]): Route {
    return {
        driver: config.traffic,
        service: name,
        switchService: config.traffic === "haproxy" ? switchNameOf(name) : null,
        backendName: backendNameOf(stack, name),
        ports: ports.map(({ because: _, ...port }) => port),
        check: checkOf(config, checkPort(config, ports)!),
        drainSeconds: config.drainSeconds,
    };
}

/** Null where it can't be told which port is meant. */
function checkPort({ probe }: RolloutConfig, ports: readonly DetectedPort[]): number | null {
    if (probe?.type === "command" || probe === undefined) {
        return ports[0]!.target;
    }
    return probe.port ?? (ports.length === 1 ? ports[0]!.target : null);
}

/** Without a probe the switch asks whether the port is open; the container's own health is waited for beside it. */
const OPEN = { intervalSeconds: 1, maxLatencyMs: 5000, healthyThreshold: 1, unhealthyThreshold: 3 };

function checkOf({ probe }: RolloutConfig, port: number): RouteCheck {
    if (probe === undefined || probe.type === "command") {
        return { port, http: null, ...OPEN };
    }
    const { intervalSeconds, maxLatencyMs, healthyThreshold, unhealthyThreshold } = probe;
    const pace = { intervalSeconds, maxLatencyMs, healthyThreshold, unhealthyThreshold };
    const http = { path: probe.path, status: probe.status, body: probe.body ?? null };
    return { port, http: probe.type === "http" ? http : null, ...pace };
}

function notesOf(name: string, ports: readonly DetectedPort[]): Phrase[] {
    if (ports.length === 0) {
        return [phrase("note.noPort", { service: name })];
    }
    const words = ports.map(({ target, mode, because }) =>
        phrase("port.as", { port: `${target}`, mode: mode.toUpperCase(), because }),
    );
    return [phrase("note.switch", { service: name, ports: words })];
}
