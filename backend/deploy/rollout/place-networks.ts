import { isOn, mapping, text, type Mapping } from "../policy/json";
import { othersOf, serviceOf } from "./candidate";
import { switchNameOf } from "./switch-names";

export interface NetworkPlaces {
    /** Networks of the stack's own: the service stays, and its switch is there too. */
    shared: string[];
    /** Networks of other stacks where the service stays as well. */
    kept: string[];
    /** Networks of other stacks where the switch takes the service's place. */
    taken: string[];
    /** A new one for the two alone; null where they meet already. */
    added: string | null;
}

interface Inquiry {
    model: Mapping;
    name: string;
    keepNetworks: readonly string[];
}

/** Who is on which network: the service needs its way out and to its neighbours, the switch all ways in. */
export function placeNetworks({ model, name, keepNetworks }: Inquiry): NetworkPlaces {
    const networks = Object.keys(mapping(serviceOf({ model, name }).networks));
    const outside = networks.filter((network) => isOutside(model, network));
    const shared = networks.filter((network) => !outside.includes(network));
    const kept = outside.filter(
        (network) => keepNetworks.includes(network) || keepNetworks.includes(nameOf(model, network)),
    );
    const taken = outside.filter((network) => !kept.includes(network));
    const hasWayOut = (some: readonly string[]) => some.some((one) => !isOn(definition(model, one).internal));
    const cutOff = hasWayOut(networks) && !hasWayOut([...shared, ...kept]);
    return { shared, kept, taken, added: shared.length === 0 || cutOff ? switchNameOf(name) : null };
}

function definition(model: Mapping, network: string): Mapping {
    return mapping(mapping(model.networks)[network]);
}

function isOutside(model: Mapping, network: string): boolean {
    const { external } = definition(model, network);
    return isOn(external) || Object.keys(mapping(external)).length > 0;
}

function nameOf(model: Mapping, network: string): string {
    return text(definition(model, network).name) || network;
}

/** A service of the stack that it would no longer meet, with the network where they do; null for none. */
export function lostNeighbour({ model, name, keepNetworks }: Inquiry): { service: string; network: string } | null {
    const { shared, kept, taken } = placeNetworks({ model, name, keepNetworks });
    for (const [service, other] of othersOf({ model, name })) {
        const theirs = Object.keys(mapping(other.networks));
        const network = taken.find((one) => theirs.includes(one));
        if (network !== undefined && ![...shared, ...kept].some((one) => theirs.includes(one))) {
            return { service, network: nameOf(model, network) };
        }
    }
    return null;
}
