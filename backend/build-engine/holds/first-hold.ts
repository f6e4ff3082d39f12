import type { FreezeWindow } from "../../../common/schema";
import type { Trigger, WaitingReason } from "../../../common/states";
import type { Binding } from "../../models/bindings";
import type { Deployment } from "../../models/deployments";
import type { GlobalPause } from "../../models/global-pause";
import type { Hold } from "../../models/transition";
import { frozenAt } from "./freeze-window";

export interface HoldInput {
    deployment: Pick<Deployment, "trigger" | "holds" | "released" | "untrusted"> &
        Partial<Pick<Deployment, "commitSha">>;
    binding: Pick<Binding, "stack" | "pausedBy" | "pausedReason" | "freezeWindows">;
    /** Those for all stacks. */
    freezeWindows: readonly FreezeWindow[];
    globalPause: GlobalPause | null;
    now: Date;
}

const AUTOMATIC: readonly Trigger[] = ["push", "poll", "pull-request"];

/** True for what nobody asked for at this moment: only that waits for windows, pauses and checks. */
export function isAutomatic(trigger: Trigger): boolean {
    return AUTOMATIC.includes(trigger);
}

/**
 * What a deployment has to wait for before anything of it runs, or null. Only the first reason is told; when that one
 * ends, ask again. What needs a build first (a rule's approval, a stopped stack) is asked before the step `deploy`.
 */
export function firstHold(input: HoldInput): Hold | null {
    const { deployment } = input;
    const released = (reason: WaitingReason) => deployment.released.some((one) => one.reason === reason);
    const automatic = isAutomatic(deployment.trigger);
    const candidates = [
        ...(automatic ? [paused, pausedForAll, frozen] : []),
        unapproved,
        ...(automatic ? [unchecked] : []),
    ];
    for (const candidate of candidates) {
        const hold = candidate(input);
        if (hold && !released(hold.reason)) {
            return hold;
        }
    }
    return null;
}

const because = (reason: string | null) => (reason ? ` (${reason})` : "");

function paused({ binding }: HoldInput): Hold | null {
    if (binding.pausedBy === null) {
        return null;
    }
    const detail = `${binding.stack} is paused by ${binding.pausedBy}${because(binding.pausedReason)}; it goes on when somebody resumes it.`;
    return { reason: "paused", detail, until: null };
}

function pausedForAll({ globalPause }: HoldInput): Hold | null {
    if (globalPause === null) {
        return null;
    }
    const detail = `All stacks are paused by ${globalPause.by}${because(globalPause.reason)}; it goes on when somebody resumes them.`;
    return { reason: "paused", detail, until: null };
}

function frozen({ binding, freezeWindows, now }: HoldInput): Hold | null {
    const window = frozenAt([...binding.freezeWindows, ...freezeWindows], now);
    return (
        window && {
            reason: "freeze",
            detail: `Nothing is deployed by itself in the freeze window ${window.name}; it goes on at its end.`,
            until: window.until,
        }
    );
}

function unapproved({ deployment }: HoldInput): Hold | null {
    if (!deployment.untrusted) {
        return null;
    }
    const detail =
        "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.";
    return { reason: "approval", detail, until: null };
}

/** Of a commit that isn't known yet nobody can say it: then it is asked once checkout has found it. */
function unchecked({ deployment }: HoldInput): Hold | null {
    if (!deployment.holds.includes("checks") || deployment.commitSha === null) {
        return null;
    }
    const commit = deployment.commitSha ? ` of ${deployment.commitSha.slice(0, 7)}` : "";
    return { reason: "checks", detail: `It goes on when the forge's checks${commit} are green.`, until: null };
}
