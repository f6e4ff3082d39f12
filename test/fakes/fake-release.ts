import type { LiveRelease } from "../../backend/deploy/deployer";
import { rolloutSchema, type StrategyName } from "../../common/rollout-schema";
import type { Route } from "../../common/route";

/** Of a compose model, as far as the fake stack knows it. */
export interface FakeService {
    image: string;
    ports?: { published: string; target: number }[];
    scale?: number;
    depends_on?: Record<string, { condition: string }>;
}

export const hashOf = (service: FakeService) => JSON.stringify({ ...service, scale: undefined, depends_on: undefined });

function fakeRoute(service: string): Route {
    const port = {
        target: 80,
        mode: "http",
        sticky: false,
        proxyProtocol: false,
        idleSeconds: 60,
        h2c: false,
    } as const;
    return {
        driver: "haproxy",
        service,
        switchService: `${service}-switch`,
        backendName: `${service}.behind.switch`,
        ports: [port],
        check: null,
        drainSeconds: 5,
    };
}

/** A release of these services; those named in `strategies` go through a switch. */
export function fakeRelease(
    services: Record<string, FakeService>,
    strategies: Record<string, { strategy: StrategyName } & Record<string, unknown>> = {},
): LiveRelease {
    const model: Record<string, FakeService> = {};
    for (const [name, service] of Object.entries(services)) {
        const { ports, ...rest } = service;
        model[name] = strategies[name] ? rest : service;
        if (strategies[name]) {
            model[`${name}-switch`] = { image: "switch", ...(ports ? { ports } : {}) };
        }
    }
    const kept = Object.keys(model).map((name) => {
        const asked = strategies[name];
        const config = asked && rolloutSchema.parse(asked);
        const rollout = config && { config, strategy: config.strategy, reason: null, route: fakeRoute(name) };
        const facts = { writtenImage: null, image: model[name]!.image, imageId: null, built: false };
        return [name, { ...facts, form: "full" as const, filesHash: null, filesLabel: false, rollout }] as const;
    });
    const text = JSON.stringify({ services: model });
    return {
        environment: null,
        content: { stackFiles: { "compose.yaml": text }, trackedFiles: {}, services: Object.fromEntries(kept) },
    };
}
