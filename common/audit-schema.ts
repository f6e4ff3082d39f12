import { z } from "zod";
import { ACTOR_KINDS, AUDIT_ACTIONS, type ActorKind } from "./audit-actions";
import { pageSchema, stackNameSchema } from "./schema";

export const auditFilterSchema = pageSchema.extend({
    stack: stackNameSchema.optional(),
    /** Part of the name of whoever did it. */
    actor: z.string().max(200).optional(),
    kind: z.enum(ACTOR_KINDS).optional(),
    action: z.enum(AUDIT_ACTIONS).optional(),
    /** At or after this moment. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Before this moment. */
    to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export interface AuditEntryView {
    id: number;
    at: string;
    /** "" for what concerns all stacks. */
    stack: string;
    actor: string;
    kind: ActorKind;
    action: string;
    /** What exactly: names and numbers, never a value that could be secret. */
    detail: string;
}
