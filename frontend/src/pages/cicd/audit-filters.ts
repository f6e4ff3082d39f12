import { ACTOR_KINDS, AUDIT_ACTIONS, type ActorKind, type AuditAction } from "../../../../common/audit-actions";
import { dayAfter, startOfDay } from "../../format/day";

/** What the audit trail is narrowed down to; what is absent filters nothing. */
export interface AuditFilters {
    stack?: string;
    actor?: string;
    kind?: ActorKind;
    action?: AuditAction;
    /** Days as the reader counts them, both included. */
    from?: string;
    to?: string;
}

const stackName = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const longestName = 200;
const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const day = (value: unknown) => (startOfDay(text(value)) === null ? undefined : text(value));

/** Anybody can write into an address: what fits nothing is left out. */
export function auditFiltersOf(query: Record<string, unknown>): AuditFilters {
    const filters: AuditFilters = {
        stack: stackName.test(text(query.stack)) ? text(query.stack) : undefined,
        actor: text(query.actor).slice(0, longestName),
        kind: ACTOR_KINDS.find((kind) => kind === query.kind),
        action: AUDIT_ACTIONS.find((action) => action === query.action),
        from: day(query.from),
        to: day(query.to),
    };
    return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}

/** As the server is asked for them: days are moments there. */
export function auditAskOf({ from, to, ...others }: AuditFilters) {
    return { ...others, ...(from && { from: startOfDay(from)! }), ...(to && { to: dayAfter(to)! }) };
}
