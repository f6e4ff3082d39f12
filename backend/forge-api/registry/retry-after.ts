import { registryOf } from "../../../common/registry-of";
import type { RequestForge } from "../../git/request-forge";
import { askRegistry, type Login } from "./ask-registry";
import { manifestPath } from "./manifest-path";

const TOO_MANY = 429;

/** Seconds or a date, as HTTP has it; milliseconds from `now`, or null. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
    if (header === undefined) {
        return null;
    }
    const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : null;
    const at = seconds === null ? Date.parse(header) : now.getTime() + seconds * 1000;
    return Number.isFinite(at) ? Math.max(0, at - now.getTime()) : null;
}

/**
 * How long a registry that has answered "too many requests" wants to be left alone. docker's own output doesn't say,
 * so it is asked for the same image once more; null when it doesn't say either, or takes requests again.
 */
export async function askRetryAfter(
    request: RequestForge,
    image: { reference: string; login: Login | null },
    now: Date,
): Promise<number | null> {
    const host = registryOf(image.reference);
    const answer = await askRegistry(request, { host, path: manifestPath(image.reference), login: image.login }).catch(
        () => null,
    );
    return answer?.status === TOO_MANY ? retryAfterMs(answer.headers["retry-after"], now) : null;
}
