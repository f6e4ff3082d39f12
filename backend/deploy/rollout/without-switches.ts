import type { ServiceRollout } from "../../models/releases";
import { list, mapping, text, type Mapping } from "../policy/json";
import { SWITCH_LABEL } from "./switch-names";

/**
 * A resolved model of a release without what its switches added, so that the rest can be judged as the repository's: what
 * a switch took over from its service, labels for a proxy among it, is the service's again.
 */
export function withoutSwitches(
    model: unknown,
    rollouts: Readonly<Record<string, Pick<ServiceRollout, "route"> | undefined>>,
): Mapping {
    const routes = Object.values(rollouts).flatMap((rollout) => rollout?.route ?? []);
    const switches = routes.map(({ switchService }) => switchService);
    const names = routes.map(({ backendName }) => backendName);
    const all = mapping(mapping(model).services);
    const ownSwitch = (name: string) => routes.find(({ service }) => service === name)?.switchService ?? null;
    const services = Object.entries(all)
        .filter(([name]) => !switches.includes(name))
        .map(([name, service]) => {
            const before = ownSwitch(name);
            const whole = before === null ? mapping(service) : givenBack(mapping(service), mapping(all[before]));
            return [name, withoutNames(whole, names)] as const;
        });
    return { ...mapping(model), services: Object.fromEntries(services) };
}

/** The labels and networks with which people and proxies come in. */
function givenBack(service: Mapping, before: Mapping): Mapping {
    const { [SWITCH_LABEL]: _ours, ...taken } = mapping(before.labels);
    const labels = { ...mapping(service.labels), ...taken };
    const networks = { ...mapping(before.networks), ...mapping(service.networks) };
    return {
        ...service,
        ...(Object.keys(labels).length > 0 ? { labels } : {}),
        ...(Object.keys(networks).length > 0 ? { networks } : {}),
    };
}

function withoutNames(service: Mapping, names: readonly string[]): Mapping {
    const networks = Object.entries(mapping(service.networks)).map(([key, network]) => {
        const aliases = list(mapping(network).aliases).filter((alias) => !names.includes(text(alias)));
        return [key, { ...mapping(network), aliases }] as const;
    });
    return networks.length === 0 ? service : { ...service, networks: Object.fromEntries(networks) };
}
