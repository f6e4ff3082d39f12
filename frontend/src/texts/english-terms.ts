/** Single words that stand in sentences of the server. */
export const englishTerms = {
    "health.is.unhealthy": "unhealthy",
    "health.is.exited": "exited",
    "health.is.restarting": "restarting",
    "health.is.starting": "starting",
    "request.was.closed": "closed",
    "request.was.merged": "merged",
    "request.was.declined": "declined",
    "request.was.edited": "edited",
    "request.was.labeled": "labeled",
    "request.was.unlabeled": "unlabeled",
    "request.was.assigned": "assigned",
    "request.was.changed": "changed",
} as const;
