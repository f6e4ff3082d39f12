import { bindings } from "../../models/bindings";
import type { Deployment } from "../../models/deployments";
import { isUnderWay } from "../../models/progress";
import type { Hold } from "../../models/transition";
import type { PipelineServices, StepContext } from "../step";
import { firstHold, isAutomatic } from "./first-hold";
import { loadHoldSettings } from "./hold-settings";
import { stoppedHold } from "./stopped";

/**
 * Whether a claimed deployment must wait after all: a pause may have come, or a window begun, since it was queued.
 * What may have changed the stack before a crash is never held: it would leave it half way.
 */
export async function holdAtStart(services: PipelineServices, deployment: Deployment): Promise<Hold | null> {
    const binding = await bindings.findByStack(services.db, deployment.stack);
    if (!binding || isUnderWay(deployment)) {
        return null;
    }
    const { freezeWindows, globalPause } = await loadHoldSettings(services.db);
    return firstHold({ deployment, binding, freezeWindows, globalPause, now: services.clock.now() });
}

/** What is built waits here, the last moment before the stack is touched; no lock is held while it does. */
export async function holdBeforeDeploy(context: StepContext): Promise<Hold | null> {
    const { services, deployment } = context;
    if (context.progress.touched) {
        return null;
    }
    const untouched = { ...deployment, releaseId: null, progress: null };
    return (await holdAtStart(services, untouched)) ?? unapproved(deployment) ?? (await stopped(services, deployment));
}

const released = (deployment: Deployment, reason: Hold["reason"]) =>
    deployment.released.some((one) => one.reason === reason);

function unapproved(deployment: Deployment): Hold | null {
    const demanded = deployment.holds.includes("approval") && isAutomatic(deployment.trigger);
    if (!demanded || released(deployment, "approval")) {
        return null;
    }
    const detail = "It is built and its plan is made; it goes live when somebody approves it.";
    return { reason: "approval", detail, until: null };
}

/** A person who deploys, or who releases what waits, starts the stack: then nobody has stopped it any more. */
async function stopped(services: PipelineServices, deployment: Deployment): Promise<Hold | null> {
    if (isAutomatic(deployment.trigger) && !released(deployment, "stopped")) {
        return stoppedHold(services, deployment.stack);
    }
    const binding = await bindings.findByStack(services.db, deployment.stack);
    if (binding?.stoppedBy) {
        await bindings.update(services.db, binding.id, { stoppedBy: null });
    }
    return null;
}
