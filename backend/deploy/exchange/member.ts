import type { ProjectContainer } from "../engine-port";
import { isLeftOver } from "../plan/stack-observation";
import type { ReleaseProject } from "./release-project";

/** A container of the service that is exchanged. */
export interface Member extends ProjectContainer {
    /** Where the switch reaches it; empty while it doesn't run. */
    address: string;
}

/** True for a container that the release would have made just so. */
export function isOfRelease(container: ProjectContainer, { next, hashes }: ReleaseProject): boolean {
    const recorded = next.content.services[container.service]?.imageId ?? null;
    return (
        !isLeftOver(container) &&
        (hashes.get(container.service) ?? []).includes(container.configHash) &&
        (recorded === null || container.imageId === recorded)
    );
}

const RUNNING = ["running", "restarting", "paused"];

/** It may answer, now or in a moment. */
export function mayServe({ state }: Pick<ProjectContainer, "state">): boolean {
    return RUNNING.includes(state);
}

/** As people see it in docker's own lists. */
export function shortId({ id }: Pick<ProjectContainer, "id">): string {
    return id.slice(0, 12);
}
