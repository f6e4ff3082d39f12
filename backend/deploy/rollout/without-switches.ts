import type { ServiceRollout } from "../../models/releases";
import { list, mapping, text, type Mapping } from "../policy/json";

/** A resolved model of a release without what its switches added, so that the rest can be judged as the repository's. */
export function withoutSwitches(
    model: unknown,
    rollouts: Readonly<Record<string, Pick<ServiceRollout, "route"> | undefined>>,
): Mapping {
    const routes = Object.values(rollouts).flatMap((rollout) => rollout?.route ?? []);
    const switches = routes.map(({ switchService }) => switchService);
    const names = routes.map(({ backendName }) => backendName);
    const services = Object.entries(mapping(mapping(model).services))
        .filter(([name]) => !switches.includes(name))
        .map(([name, service]) => [name, withoutNames(mapping(service), names)] as const);
    return { ...mapping(model), services: Object.fromEntries(services) };
}

function withoutNames(service: Mapping, names: readonly string[]): Mapping {
    const networks = Object.entries(mapping(service.networks)).map(([key, network]) => {
        const aliases = list(mapping(network).aliases).filter((alias) => !names.includes(text(alias)));
        return [key, { ...mapping(network), aliases }] as const;
    });
    return networks.length === 0 ? service : { ...service, networks: Object.fromEntries(networks) };
}
