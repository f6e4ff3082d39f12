import { CicdError, toErrorView, type ErrorView } from "../../common/errors";
import { standingSentence } from "../../common/service-standing";
import type { Ending } from "../models/progress";
import type { UndoOutcome } from "../deploy/deployer";
import type { Hold } from "../models/transition";
import { isSuperseded } from "./is-superseded";

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

/** How it ends, by what the undo made of the stack. */
export function failedOutcome(
    { error: view, canceled }: Pick<Ending, "error" | "canceled">,
    undo: UndoOutcome,
): Outcome {
    if (undo.result === "failed") {
        return { to: "failed", error: rollbackFailed(view, undo) };
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

const SAFE: Record<Exclude<UndoOutcome["result"], "failed">, string> = {
    untouched: "The running containers were not touched.",
    restored: "The previous release is live again.",
    removed: "Nothing ran before, so the new containers were removed; volumes were kept.",
};

function rollbackFailed(view: ErrorView, { error, services = [] }: UndoOutcome): ErrorView {
    const now = services.length > 0 ? ` Now ${standingSentence(services)}.` : "";
    return {
        code: "ROLLBACK_FAILED",
        message: `${view.message} Going back to the previous release failed too: ${toErrorView(error).message}${now}`,
        safe: "Volumes and your own files were not touched.",
        hint: "Look at the log, mend the cause, then roll back by hand from the history.",
        ...(services.length > 0 ? { services } : {}),
    };
}

/** Errors of the operating system that people can act on. */
function mapSystemError(error: unknown): unknown {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL") {
        return new CicdError({
            code: "DISK_FULL",
            message: "The disk is full.",
            hint: 'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.',
        });
    }
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
        const { path } = error as NodeJS.ErrnoException;
        return new CicdError({
            code: "FILE_NOT_WRITABLE",
            message: `${path ?? "A file of the stack"} can't be written or read (${code}).`,
            hint: "Give the server's user access to the stacks directory, then retry.",
        });
    }
    return error;
}

export function timedOut(step: string, seconds: number): CicdError {
    return new CicdError({
        code: "TIMED_OUT",
        message: `The step "${step}" took longer than its ${seconds} s and was ended.`,
        hint: "Look at the log for what it was waiting for; the time limit is in the Build tab.",
    });
}
