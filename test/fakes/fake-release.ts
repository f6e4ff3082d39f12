import type { ComposeModel } from "../../backend/deploy/compose/compose-model";
import type { LiveRelease } from "../../backend/deploy/deployer";
import { rolloutSchema, type StrategyName } from "../../common/rollout-schema";
import type { Route } from "../../common/route";
import type { UpCall } from "./compose-up-call";

/** Of a compose model, as far as the fake stack knows it. */
export interface FakeService {
    image: string;
    container_name?: string;
    ports?: { published: string; target: number }[];
    scale?: number;
    links?: string[];
    network_mode?: string;
    post_start?: { command: string }[];
    depends_on?: Record<string, { condition: string }>;
    networks?: Record<string, { aliases?: string[] } | null>;
}

/** As compose resolves them; `monitoring` is another stack's. */
const fakeNetworks: Record<string, { name: string }> = {
    default: { name: "shop_default" },
    monitoring: { name: "monitoring" },
};

/** Where a container of the service is, with its names there. */
export function networksOf(name: string, { networks }: FakeService): Map<string, readonly string[]> {
    const entries = Object.entries(networks ?? { default: null });
    return new Map(entries.map(([key, own]) => [fakeNetworks[key]!.name, [name, ...(own?.aliases ?? [])]]));
}

/** Compose gives the same to each network. */
export function linksOf(name: string, service: FakeService): Map<string, readonly string[]> {
    return new Map([...networksOf(name, service).keys()].map((network) => [network, service.links ?? []]));
}

/** Like compose 2.26, which takes along what depends on a recreated service, whatever `depends_on` says of restarts. */
function follows({ depends_on }: FakeService, recreated: ReadonlySet<string>): boolean {
    return Object.keys(depends_on ?? {}).some((name) => recreated.has(name));
}

/** Like compose 2.26: dependencies count as far as they are part of the same call. */
export function hashOf(service: FakeService, called: readonly string[]): string {
    const dependencies = Object.keys(service.depends_on ?? {}).filter((name) => called.includes(name));
    return JSON.stringify({ ...service, scale: undefined, depends_on: dependencies });
}

/** By a call of `up`, where it is there already. */
export function isMadeAnew(
    service: FakeService,
    configHash: string,
    { force, called, recreated }: Pick<UpCall, "force" | "called" | "recreated">,
): boolean {
    return force || follows(service, recreated) || configHash !== hashOf(service, called);
}

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
        const { ports, container_name, ...rest } = service;
        const networks = { ...service.networks, default: { aliases: [fakeRoute(name).backendName] } };
        model[name] = strategies[name] ? { ...rest, networks } : service;
        if (strategies[name]) {
            model[`${name}-switch`] = {
                image: "switch",
                ...(ports ? { ports } : {}),
                ...(container_name ? { container_name } : {}),
            };
        }
    }
    const kept = Object.keys(model).map((name) => {
        const asked = strategies[name];
        const config = asked && rolloutSchema.parse(asked);
        const rollout = config && { config, strategy: config.strategy, reason: null, route: fakeRoute(name) };
        const facts = { writtenImage: null, image: model[name]!.image, imageId: null, built: false };
        return [name, { ...facts, form: "full" as const, filesHash: null, filesLabel: false, rollout }] as const;
    });
    const text = JSON.stringify({ services: model, networks: fakeNetworks });
    return {
        environment: null,
        content: { stackFiles: { "compose.yaml": text }, trackedFiles: {}, services: Object.fromEntries(kept) },
    };
}

/** What is named and what that stands on, dependencies first. */
export function withDependencies({ services }: Pick<ComposeModel, "services">, names: readonly string[]): string[] {
    const found = names.flatMap((name) => [
        ...withDependencies({ services }, Object.keys(services[name]?.depends_on ?? {})),
        name,
    ]);
    return [...new Set(found)];
}
