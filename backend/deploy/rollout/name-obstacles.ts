import { phrase, type Phrase } from "../../../common/phrase";
import { mapping, text } from "../policy/json";
import { aliasesOf, othersOf, type Candidate } from "./candidate";
import { lostNeighbour } from "./place-networks";
import { canNameSwitch, switchNameOf } from "./switch-names";

/** Why no switch could stand in for the service's name. */
export function nameObstacle(candidate: Candidate): Phrase | null {
    const { stack, name, written, model, config } = candidate;
    const taken = switchNameOf(name).toLowerCase();
    if (!canNameSwitch(stack, name)) {
        return phrase("rollout.unnameable");
    }
    const double = doubleOf(candidate);
    if (double !== null) {
        return phrase("rollout.sharedName", { other: double });
    }
    if (config.traffic !== "haproxy") {
        return null;
    }
    if (Object.keys(written).some((other) => other.toLowerCase() === taken)) {
        return phrase("rollout.switchService", { name: switchNameOf(name) });
    }
    if (switchNameOf(name) in mapping(model.networks)) {
        return phrase("rollout.switchNetwork", { name: switchNameOf(name) });
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
export function neighbourObstacle({ model, name, config }: Candidate): Phrase | null {
    if (config.traffic !== "haproxy") {
        return null;
    }
    const lost = lostNeighbour({ model, name, keepNetworks: config.keepNetworks });
    return lost === null ? null : phrase("rollout.neighbour", { other: lost.service, network: lost.network });
}
