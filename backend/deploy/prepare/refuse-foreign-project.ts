import { CicdError } from "../../../common/errors";
import type { Release } from "../../models/releases";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { containersByOwner } from "../live/foreign-containers";
import type { LiveFiles } from "../live/live-files";

const SAFE = "They were not touched, and nothing was changed.";

const named = (containers: readonly ProjectContainer[]) => containers.map(({ name }) => name).join(", ");

/**
 * Compose tells projects apart by their names alone: it would replace and remove what another directory runs under
 * the stack's name.
 * @throws CicdError PROJECT_ELSEWHERE
 */
export async function refuseForeignProject(tools: Pick<DeployTools, "engine" | "layout">): Promise<void> {
    const { foreign } = await containersByOwner(tools);
    if (foreign.length > 0) {
        const { stack } = tools.layout;
        throw new CicdError({
            code: "PROJECT_ELSEWHERE",
            message: `A project ${stack} already runs from ${foreign[0]!.workingDirectory}: ${named(foreign)}.`,
            safe: SAFE,
            hint: "Give this stack another name. If only its folder was moved, take it down and start it again first.",
        });
    }
}

/**
 * Without their compose file or a release there would be no way back to these containers.
 * @throws CicdError PROJECT_ELSEWHERE
 */
export async function refuseOrphanedProject(
    { active, live }: { active: Release | null; live: LiveFiles },
    tools: Pick<DeployTools, "engine" | "layout">,
): Promise<void> {
    if (active !== null || live.composeName !== null) {
        return;
    }
    const containers = await tools.engine.containers(tools.layout.stack);
    if (containers.length > 0) {
        throw new CicdError({
            code: "PROJECT_ELSEWHERE",
            message: `A project ${tools.layout.stack} already runs, but its compose file is gone: ${named(containers)}.`,
            safe: SAFE,
            hint: "Put the compose file back into the stack's directory, or take the project down, then deploy again.",
        });
    }
}
