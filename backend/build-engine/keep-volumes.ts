import type { BuildConfig } from "../../common/schema";
import { settings } from "../models/settings";
import { noteProgress } from "./progress";
import { reasonOf, type VolumesBack } from "./rollback-failed";
import { deployContext, required, type StepContext } from "./step";

const BYTES_PER_MB = 1024 * 1024;

/** What copying volumes may take on top: as long as a build, since it grows with what is stored, not with the stack. */
export function copySeconds({ services, buildTimeout }: BuildConfig): number {
    return Object.values(services).some(({ snapshotVolumes }) => snapshotVolumes) ? buildTimeout : 0;
}

/**
 * Before anything is exchanged: copies of the volumes that the settings ask for, and, where a person going back asked
 * for it, the volumes as they were. What is done is noted, since a second copy would be one of what came back.
 */
export async function keepVolumes(context: StepContext): Promise<void> {
    const { services, deployment, active = null } = context;
    const live = required(context.previous, "the live release");
    if (active === null || live === null) {
        return;
    }
    const restoring = deployment.asked.volumes ? deployment.targetReleaseId : null;
    if (context.progress.volumes === undefined) {
        const floor = (await settings.load(services.db)).disk.freeFloorMb * BYTES_PER_MB;
        const room = { free: () => services.freeBytes(services.stacksDir), floor };
        const next = required(context.next, "the release");
        const onStop = () => noteProgress(context, { stopped: true });
        await services.deployer.copyVolumes(
            { next, live, release: active.id, restoring, room, onStop },
            deployContext(context),
        );
        await noteProgress(context, { volumes: "kept" });
    }
    if (restoring !== null && context.progress.volumes !== "back") {
        await noteProgress(context, { volumes: "returning" });
        await services.deployer.restoreVolumes(restoring, deployContext(context));
        await noteProgress(context, { volumes: "back" });
    }
}

/**
 * On the way back from a rollback that brought volumes along: they are again what they were before it. What goes wrong
 * is answered, not thrown: the containers go back all the same. Null where no volume was about to change.
 */
export async function returnVolumes(context: StepContext): Promise<VolumesBack | null> {
    const { progress, deployment, active = null, services } = context;
    if (active === null || progress.volumes === undefined || progress.volumes === "kept") {
        return null;
    }
    const copies = `.cicd/${deployment.stack}/volumes/${active.id}`;
    if (progress.volumes === "returned") {
        return { copies };
    }
    context.log.write("The volumes go back to what they were before\n");
    try {
        await services.deployer.restoreVolumes(active.id, deployContext(context));
    } catch (error) {
        context.log.write(`${reasonOf(error)}\n`);
        return { error, copies };
    }
    await noteProgress(context, { volumes: "returned" });
    return { copies };
}
