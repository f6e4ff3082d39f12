import type { ReleaseContent } from "../../models/releases";
import type { Rollouts } from "./outage";

/** How the services of a release are exchanged; those that go compose's own way are absent. */
export function releaseRollouts(content: Pick<ReleaseContent, "services"> | null | undefined): Rollouts {
    const services = Object.entries(content?.services ?? {});
    return new Map(services.flatMap(([name, { rollout }]) => (rollout ? [[name, rollout] as const] : [])));
}
