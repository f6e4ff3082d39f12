import type { ComposeModel } from "../compose/compose-model";

/** Containers that compose keeps for each service. */
export function expectedContainers(model: ComposeModel): Map<string, number> {
    return new Map(
        Object.entries(model.services).map(([name, { scale, deploy }]) => [name, deploy?.replicas ?? scale ?? 1]),
    );
}
