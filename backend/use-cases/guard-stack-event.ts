import { existsSync } from "node:fs";
import { join } from "node:path";
import { CicdError } from "../../common/errors";
import { readLiveFiles } from "../deploy/live/live-files";
import type { StackAnswer, StackEvent } from "../host/host";
import { releases } from "../models/releases";
import { noteButton, type ButtonDeps } from "./audit/note-button";
import { clearDeletedStack } from "./clear-deleted-stack";
import type { Dependencies } from "./dependencies";
import { disconnectStack } from "./disconnect-stack";
import { findConnected } from "./find-connected";
import { noteStarted, noteStopped } from "./note-stopped";
import { updateImages } from "./update-images";
import { yieldCanaries } from "./yield-canary";

const STOPPING = ["stopStack", "downStack"];
const STARTING = ["startStack", "restartStack", "deployStack", "updateStack", "startService", "restartService"];

export type GuardDeps = Dependencies & ButtonDeps;

interface GuardedEvent extends Omit<StackEvent, "userId"> {
    user: string | null;
}

/**
 * Runs around each of the host's own stack-changing events on a connected stack: it waits for a running deployment
 * (two compose calls on one project at once break it), a save from an editor that is older than the files is refused,
 * newer images become a deployment, a stack that was deleted is disconnected, and one that was stopped stays so until
 * somebody starts it. What was passed on to the host is written into the audit trail, however it ended there.
 */
export async function guardStackEvent(
    deps: GuardDeps,
    event: GuardedEvent,
    proceed: () => Promise<void>,
): Promise<StackAnswer | void> {
    if (!(await findConnected(deps.db, event.stack))) {
        return proceed();
    }
    if (event.name === "updateStack" && (await isOurs(deps, event.stack))) {
        return updateInstead(deps, event);
    }
    const ends = [...STOPPING, "deleteStack"].includes(event.name);
    const stopYielding = await yieldCanaries(deps, { stack: event.stack, user: event.user, ends });
    let passedOn = false;
    try {
        await deps.locks.hold(event.stack, `"${event.name}" by hand`, async () => {
            stopYielding();
            await refuseStaleSave(deps, event);
            if (STARTING.includes(event.name)) {
                // Compose would remove one of a service's containers, and not the old one.
                await deps.deployer.endWarm(event.stack, "all");
            }
            passedOn = true;
            await proceed();
            await noteEffect(deps, event);
        });
    } finally {
        await (passedOn && noteButton(deps, event));
    }
    if (event.name === "deleteStack" && !existsSync(join(deps.stacksDir, event.stack))) {
        await disconnectStack(deps, event.stack);
        await clearDeletedStack(deps, event.stack);
    }
    deps.bus.publish({ type: "stack", stack: event.stack });
}

/** What was never deployed from Git is the host's to update. */
async function isOurs({ db }: Pick<Dependencies, "db">, stack: string): Promise<boolean> {
    const active = await releases.active(db, stack);
    return active !== null && !active.content.asFound;
}

/** Images are pinned, so that pulling would renew none: the tags are looked up and deployed as a release. */
async function updateInstead(deps: GuardDeps, event: GuardedEvent): Promise<StackAnswer> {
    const { stack, user } = event;
    const actor = { name: user ?? "somebody", scope: "administrator" as const };
    try {
        const { id } = await updateImages(deps, stack, { rebuild: false, actor });
        await noteButton(deps, event, `#${id}`);
        return { msg: `Newer images are put live by deployment ${id}, which the panel shows.` };
    } catch (error) {
        if (error instanceof CicdError && error.code === "STATE_CONFLICT") {
            return { msg: error.message };
        }
        throw error;
    }
}

/**
 * An editor that was opened before a deployment would write the former text back.
 * @throws CicdError STALE_EDIT
 */
async function refuseStaleSave({ stacksDir }: Pick<Dependencies, "stacksDir">, event: GuardedEvent): Promise<void> {
    const { saved } = event;
    const live = saved && (await readLiveFiles(join(stacksDir, event.stack)));
    if (!saved || !live?.composeName) {
        return;
    }
    const now = { composeYAML: live.texts[live.composeName]!, composeENV: live.environment ?? "" };
    const isThere = saved.composeYAML === now.composeYAML && saved.composeENV === now.composeENV;
    const isCurrent = event.shows(now);
    if (!isThere && isCurrent !== true) {
        throw new CicdError({
            code: "STALE_EDIT",
            message:
                isCurrent === null
                    ? `It is not known which version of the files of "${event.stack}" this page shows, since the connection or the server was renewed.`
                    : `The files of "${event.stack}" were changed since this page read them, by a deployment or by somebody else.`,
            safe: "Your text was not saved, and what runs was not touched.",
            hint: "Copy your change, discard it here so that the page reads the files again, and make it once more.",
        });
    }
}

/** The host doesn't tell whether its call went well; who is said to have stopped what still runs holds nothing. */
async function noteEffect(deps: Dependencies, { name, stack, user }: GuardedEvent): Promise<void> {
    if (STARTING.includes(name)) {
        await noteStarted(deps, stack);
    }
    if (STOPPING.includes(name)) {
        await noteStopped(deps, stack, user ?? "somebody");
    }
}
