import type { RolloutConfig, TrafficDriverName } from "../../../common/rollout-schema";
import type { ImageFacts } from "../../exec/image-facts";
import { list, mapping, text, type Mapping } from "../policy/json";

/** A service of whom it is asked whether two versions of it can run side by side. */
export interface Candidate {
    stack: string;
    name: string;
    /** The project as compose resolved it. */
    model: Mapping;
    /** The services as the repository wrote them. */
    written: Mapping;
    config: RolloutConfig;
    /** Proxies of the user's own that an administrator has set up. */
    proxies: readonly TrafficDriverName[];
    /** Null while the image is not there. */
    image: Pick<ImageFacts, "ports" | "volumes" | "hasHealthcheck"> | null;
}

export function serviceOf({ model, name }: Pick<Candidate, "model" | "name">): Mapping {
    return mapping(mapping(model.services)[name]);
}

export function othersOf({ model, name }: Pick<Candidate, "model" | "name">): [string, Mapping][] {
    return Object.entries(mapping(model.services))
        .filter(([other]) => other !== name)
        .map(([other, service]) => [other, mapping(service)]);
}

/** Names that other services of the project may reach it by, beside its own. */
export function aliasesOf(service: Mapping): string[] {
    return Object.values(mapping(service.networks)).flatMap((network) => list(mapping(network).aliases).map(text));
}
