import type { Route } from "../../../common/route";
import type { BackendStats, TrafficSwitch } from "../traffic/traffic-switch";

/** Of a service that nobody calls: its containers are exchanged in the same order, with no traffic to lead. */
export function noRoute(service: string): Route {
    return {
        driver: "haproxy",
        service,
        switchService: null,
        backendName: "",
        ports: [],
        check: null,
        drainSeconds: 1,
    };
}

/** Remembers what it is told for as long as one deployment takes, and finds everything up. */
export function noSwitch(): TrafficSwitch {
    let known: BackendStats[] = [];
    return {
        name: "haproxy",
        measures: false,
        ensure: () => Promise.resolve(true),
        holds: () => Promise.resolve(true),
        silence: () => Promise.resolve(null),
        async shift(_route, backends) {
            const nothing = { state: "up", requests: 0, errors: 0, latencyMs: null, open: 0 } as const;
            known = backends.map(({ id, weight }) => ({ id, weight, ...nothing }));
        },
        drain: () => Promise.resolve({ left: 0 }),
        async settle() {
            known = [];
        },
        remove: () => Promise.resolve(),
        stats: () => Promise.resolve(known),
    };
}
