import type { TrafficDriverName } from "./rollout-schema";

/** One port of a service that goes through the switch. */
export interface RoutePort {
    /** In the container. */
    target: number;
    /** `h2c`: HTTP whose containers speak HTTP/2 without TLS. */
    mode: "http" | "h2c" | "tcp";
    sticky: boolean;
    proxyProtocol: boolean;
    idleSeconds: number;
}

/** What the switch asks a container. */
export interface RouteCheck {
    port: number;
    /** Null: whether the port accepts connections. */
    http: { path: string; status: string; body: string | null } | null;
    intervalSeconds: number;
    maxLatencyMs: number;
    healthyThreshold: number;
    unhealthyThreshold: number;
}

/** The traffic of one service. Kept in its release, so that a rollback drives the switch as that release did. */
export interface Route {
    driver: TrafficDriverName;
    service: string;
    /** The service of the rendered file that is the switch; null for a proxy that belongs to the user. */
    switchService: string | null;
    /** The name by which the switch reaches whoever of the service runs, in steady state. */
    backendName: string;
    ports: RoutePort[];
    check: RouteCheck | null;
    drainSeconds: number;
}
