const MAX_REASON = 500;

/** To what the list of deliveries keeps. */
export function cutReason(reason: string): string {
    return reason.length <= MAX_REASON ? reason : `${reason.slice(0, MAX_REASON - 1)}…`;
}
