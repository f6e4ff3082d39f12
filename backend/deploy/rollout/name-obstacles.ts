import { mapping, text } from "../policy/json";
import { aliasesOf, othersOf, type Candidate } from "./candidate";
import { lostNeighbour } from "./place-networks";
import { canNameSwitch, switchNameOf } from "./switch-names";

/** Why no switch could stand in for the service's name. */
export function nameObstacle(candidate: Candidate): string | null {
    const { stack, name, written, model, config } = candidate;
    const taken = switchNameOf(name).toLowerCase();
    if (!canNameSwitch(stack, name)) {
        return "has a name that no switch can be called after";
    }
    const double = doubleOf(candidate);
    if (double !== null) {
        return `shares its name with ${double}, so its requests can't be told apart`;
    }
    if (config.traffic !== "haproxy") {
        return null;
    }
    if (Object.keys(written).some((other) => other.toLowerCase() === taken)) {
        return `would need a switch called ${switchNameOf(name)}, and the stack has a service of that name`;
    }
    if (switchNameOf(name) in mapping(model.networks)) {
        return `would need a network called ${switchNameOf(name)}, and the stack has one of that name`;
    }
    return null;
}

/** Another service that answers to its name, too. */
function doubleOf(candidate: Candidate): string | null {
    const name = candidate.name.toLowerCase();
    const double = othersOf(candidate).find(([other, service]) => {
        const called = [other, ...aliasesOf(service), text(service.container_name)];
        return called.some((one) => one.toLowerCase() === name);
    });
    return double?.[0] ?? null;
}

/** Whom the service would no longer meet. */
export function neighbourObstacle({ model, name, config }: Candidate): string | null {
    if (config.traffic !== "haproxy") {
        return null;
    }
    const lost = lostNeighbour({ model, name, keepNetworks: config.keepNetworks });
    return lost === null
        ? null
        : `meets ${lost.service} on ${lost.network} alone, which belongs to another stack and where its switch would take its place; give both a network of the stack's own, or name it under keepNetworks`;
}
