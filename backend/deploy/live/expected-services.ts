import type { ComposeModel, ComposeService } from "../compose/compose-model";

/** Containers that compose keeps for each service. */
export function expectedContainers(model: ComposeModel): Map<string, number> {
    return new Map(Object.entries(model.services).map(([name, service]) => [name, scaleOf(service)]));
}

export function scaleOf({ scale, deploy }: Pick<ComposeService, "scale" | "deploy">): number {
    return deploy?.replicas ?? scale ?? 1;
}
