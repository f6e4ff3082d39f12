import { RegistryRateError } from "../../deploy/registry/registry-rate-error";
import type { Hold } from "../../models/transition";

/**
 * A registry that wants to be left alone for longer is waited for outside, where nothing is held up. Null for any other
 * error, and once the stack may have been changed: then the way back comes first.
 */
export function rateHold(error: unknown, { touched, signal }: { touched: boolean; signal: AbortSignal }): Hold | null {
    if (touched || signal.aborted || !(error instanceof RegistryRateError)) {
        return null;
    }
    const at = error.until.toISOString();
    const detail = `${error.host} takes no more requests until ${at.slice(11, 16)} UTC; then it goes on by itself.`;
    return { reason: "rate", detail, until: at };
}
