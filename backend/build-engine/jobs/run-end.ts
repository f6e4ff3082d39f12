import type { JobRun } from "../../models/job-runs";
import type { StopReason } from "../outcome";
import { commandIdOf } from "./command-id";
import type { ExecuteDeps } from "./execute-run";
import { INTERRUPTED_ON_HOST } from "./recover-job-runs";
import { CANCELED, type RunOutcome } from "./run-outcome";

/** What ends a run from outside: aborted with a StopReason. */
interface Stoppable {
    signal: AbortSignal;
}

/** Ends the command: a cancel does, and where it runs on the host the server's stop does, too. */
export function endSignal({ command }: JobRun, { signal }: Stoppable): AbortSignal {
    const end = new AbortController();
    const hear = () => {
        if (command.onHost || (signal.reason as StopReason) === "canceled") {
            end.abort();
        }
    };
    signal.addEventListener("abort", hear, { once: true });
    if (signal.aborted) {
        hear();
    }
    return end.signal;
}

/** As the command ends; rejects at once when the server stops and lets go of a container that runs on. */
export async function unlessLeft<T>(running: Promise<T>, { command }: JobRun, { signal }: Stoppable): Promise<T> {
    const left = new Promise<never>((_, reject) => {
        const leave = () => {
            if (!command.onHost && (signal.reason as StopReason) === "shutdown") {
                reject(new Error("the server stops"));
            }
        };
        signal.addEventListener("abort", leave, { once: true });
        if (signal.aborted) {
            leave();
        }
    });
    // Nobody waits any more for what was left.
    running.catch(() => undefined);
    return Promise.race([running, left]);
}

/** Null unless somebody or something ends the run from outside. */
export async function stopOutcome(deps: ExecuteDeps, run: JobRun, { signal }: Stoppable): Promise<RunOutcome | null> {
    if (!signal.aborted) {
        return null;
    }
    if ((signal.reason as StopReason) === "canceled") {
        await deps.deployer.endCommand(run.stack, commandIdOf(run.id, run.tries));
        return CANCELED;
    }
    return run.command.onHost ? { to: "failed", exitCode: null, error: INTERRUPTED_ON_HOST } : { to: "detached" };
}
