import { CicdError, toErrorView, type ErrorView } from "../../common/errors";
import type { Ending } from "../models/progress";
import type { UndoOutcome } from "../deploy/deployer";
import type { Hold } from "../models/transition";
import { isSuperseded } from "./is-superseded";
import { mapSystemError } from "./map-system-error";
import { rollbackFailed, SAFE, type VolumesBack } from "./rollback-failed";

/** Why a running deployment is told to stop; the reason of its abort signal. */
export type StopReason = "canceled" | "shutdown";

/**
 * How a run ends. `requeue`: the server stops or stopped; it goes on at the next start. `waiting`: nothing was touched,
 * and it begins anew when `hold` is over.
 */
export interface Outcome {
    to: "succeeded" | "failed" | "canceled" | "rolled-back" | "superseded" | "requeue" | "waiting";
    error?: ErrorView;
    hold?: Hold;
}

/** The person's view of what went wrong. */
export function toEndingError(error: unknown, canceled: boolean): ErrorView {
    return canceled ? CANCELED : toErrorView(mapSystemError(error));
}

/**
 * How it ends, by what the undo made of the stack.
 * @param volumes what became of those that the deployment had begun to bring back; null where it left them alone
 */
export function failedOutcome(
    { error: view, canceled }: Pick<Ending, "error" | "canceled">,
    undo: UndoOutcome,
    volumes: VolumesBack | null = null,
): Outcome {
    if (undo.result === "failed" || volumes?.error) {
        return { to: "failed", error: rollbackFailed(view, undo, volumes) };
    }
    const withSafety = { ...view, safe: SAFE[undo.result] };
    if (isSuperseded(view)) {
        return { to: "superseded", error: withSafety };
    }
    if (canceled) {
        return { to: "canceled", error: withSafety };
    }
    return { to: undo.result === "restored" ? "rolled-back" : "failed", error: withSafety };
}

const CANCELED: ErrorView = {
    code: "CANCELED",
    message: "The deployment was canceled.",
    hint: "Deploy again when you are ready.",
};

export function timedOut(step: string, seconds: number): CicdError {
    return new CicdError({
        code: "TIMED_OUT",
        message: `The step "${step}" took longer than its ${seconds} s and was ended.`,
        hint: "Look at the log for what it was waiting for; the time limit is in the Build tab.",
    });
}
