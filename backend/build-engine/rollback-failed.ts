import { toErrorView, type ErrorView } from "../../common/errors";
import { standingSentence } from "../../common/service-standing";
import type { UndoOutcome } from "../deploy/deployer";
import { mapSystemError } from "./map-system-error";

/** What became of volumes that a deployment had begun to bring back, when it was taken back itself. */
export interface VolumesBack {
    /** Why they may not be what they were before; they are unless given. */
    error?: unknown;
    /** Where they are kept as they were before, below the stacks directory. */
    copies: string;
}

/** What stayed safe, by how the undo ended. */
export const SAFE: Record<Exclude<UndoOutcome["result"], "failed">, string> = {
    untouched: "The running containers were not touched.",
    restored: "The previous release is live again.",
    removed: "Nothing ran before, so the new containers were removed; volumes were kept.",
};

/** The person's view of a deployment that could not be taken back, or not all of it. */
export function rollbackFailed(view: ErrorView, undo: UndoOutcome, volumes: VolumesBack | null): ErrorView {
    const { result, error, services = [] } = undo;
    const isLive = result !== "failed";
    const message = [
        view.message,
        isLive ? "" : `Going back to the previous release failed too: ${reasonOf(error)}`,
        volumes?.error ? `The volumes did not go back to what they were before: ${reasonOf(volumes.error)}` : "",
        services.length > 0 ? `Now ${standingSentence(services)}.` : "",
    ];
    return {
        code: "ROLLBACK_FAILED",
        message: message.filter(Boolean).join(" "),
        safe: `${isLive ? `${SAFE[result]} ` : ""}${safeOf(volumes)}`,
        hint: volumes?.error
            ? "Mend the cause and fill the volumes from there by hand before anything is deployed: the next copy takes its place."
            : "Look at the log, mend the cause, then roll back by hand from the history.",
        ...(services.length > 0 ? { services } : {}),
    };
}

function safeOf(volumes: VolumesBack | null): string {
    if (volumes === null) {
        return "Volumes and your own files were not touched.";
    }
    return volumes.error
        ? `What was in the volumes before is kept in ${volumes.copies}; your own files were not touched.`
        : "The volumes are again what they were before; your own files were not touched.";
}

export function reasonOf(error: unknown): string {
    return toErrorView(mapSystemError(error)).message;
}
