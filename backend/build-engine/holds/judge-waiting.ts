import type { Binding } from "../../models/bindings";
import type { Clock } from "../../models/clock";
import type { Deployment } from "../../models/deployments";
import type { Hold } from "../../models/transition";
import type { ChecksWatch } from "./checks-watch";
import { firstHold, type HoldInput } from "./first-hold";
import { stoppedHold, type StoppedDeps } from "./stopped";

export interface JudgeDeps extends StoppedDeps {
    clock: Clock;
    checks: ChecksWatch;
}

/** What a waiting deployment is judged to be. */
export type Judgement =
    | { holds: Hold }
    /** `green`: it waited for the forge's checks. */
    | { holds: null; green: boolean };

/** Whether a deployment still waits, and for what, now that something may have changed. */
export async function judgeWaiting(
    deps: JudgeDeps,
    deployment: Deployment,
    { binding, ...settings }: Pick<HoldInput, "freezeWindows" | "globalPause"> & { binding: Binding | undefined },
): Promise<Judgement> {
    const kept = keptHold(deployment);
    if (!binding || waitsForPerson(deployment) || waitsForRegistry(deployment, deps.clock.now())) {
        return { holds: kept };
    }
    if (deployment.waitingReason === "stopped") {
        return goesOn(await stoppedHold(deps, deployment.stack));
    }
    const hold = firstHold({ deployment, binding, ...settings, now: deps.clock.now() });
    if (hold?.reason !== "checks") {
        return goesOn(hold);
    }
    const unchecked = await deps.checks.judge(deployment);
    return unchecked ? { holds: unchecked } : { holds: null, green: true };
}

const goesOn = (hold: Hold | null): Judgement => (hold ? { holds: hold } : { holds: null, green: false });

/** A rule's approval comes after the build: `firstHold` doesn't know of it. */
function waitsForPerson({ waitingReason, untrusted }: Deployment): boolean {
    return waitingReason === "approval" && !untrusted;
}

/** Until the time that the registry named. */
function waitsForRegistry({ waitingReason, waitingUntil }: Deployment, now: Date): boolean {
    return waitingReason === "rate" && (waitingUntil === null || Date.parse(waitingUntil) > now.getTime());
}

/** What it waits for so far. */
export function keptHold({ waitingReason, waitingDetail, waitingUntil }: Deployment): Hold {
    return { reason: waitingReason ?? "approval", detail: waitingDetail ?? "", until: waitingUntil };
}
