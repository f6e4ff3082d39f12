import { CicdError } from "../../common/errors";

export interface WaitLimits {
    remainingMs: () => number;
    signal?: AbortSignal;
    /** What is waited for, for people: "Reading host/team/app". */
    what: string;
}

const safe = "The running stack was not touched.";

function canceled(what: string): CicdError {
    const hint = "Start it again when you are ready.";
    return new CicdError({ code: "CANCELED", message: `${what} was canceled.`, safe, hint });
}

export function timedOut(what: string): CicdError {
    return new CicdError({
        code: "TIMED_OUT",
        message: `${what} was not finished in time and was ended.`,
        safe,
        hint: "Check that the forge answers; if the repository is only large, raise the time limit for the checkout.",
    });
}

/**
 * For what can't be ended from outside (the DNS, somebody else's turn): stops waiting on cancel and at the deadline.
 * @throws CicdError CANCELED | TIMED_OUT
 */
export async function withinLimits<T>(work: Promise<T>, { remainingMs, signal, what }: WaitLimits): Promise<T> {
    if (signal?.aborted) {
        work.catch(() => undefined);
        throw canceled(what);
    }
    let timer: NodeJS.Timeout | undefined;
    let onAbort = () => {};
    const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timedOut(what)), remainingMs());
        onAbort = () => reject(canceled(what));
        signal?.addEventListener("abort", onAbort, { once: true });
    });
    try {
        return await Promise.race([work, limit]);
    } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
    }
}
