/** Who did something: a person on a page, a script with a token, or a forge by a push. */
export const ACTOR_KINDS = ["user", "token", "forge"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Everything that is written into the audit trail, by short names. */
export const AUDIT_ACTIONS = [
    "push",
    "deploy",
    "rollback",
    "retry",
    "cancel",
    "approve",
    "canary",
    "move",
    "update-images",
    "apply-environment",
    "redeliver",
    "down",
    "pause",
    "resume",
    "connect",
    "disconnect",
    "repository",
    "webhook",
    "secret",
    "deploy-url",
    "settings",
    "build-config",
    "repository-switches",
    "rights",
    "environment",
    "build-secret",
    "job",
    "job-run",
    "credential",
    "host",
    "token",
    "disk",
    "hand-edit.commit",
    "hand-edit.keep",
    "hand-edit.discard",
    "hand-edit.drop",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
