/** A deployment's life. `waiting` holds no lock and carries a reason; the last five are final. */
export const DEPLOYMENT_STATES = [
    "queued",
    "running",
    "waiting",
    "succeeded",
    "failed",
    "canceled",
    "rolled-back",
    "superseded",
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

const FINAL_STATES: readonly DeploymentState[] = ["succeeded", "failed", "canceled", "rolled-back", "superseded"];

export function isFinal(state: DeploymentState): boolean {
    return FINAL_STATES.includes(state);
}

/** Every move that the state machine knows; anything else is a programming error. */
export const TRANSITIONS: Readonly<Record<DeploymentState, readonly DeploymentState[]>> = {
    queued: ["running", "waiting", "superseded", "canceled"],
    running: ["queued", "waiting", "succeeded", "failed", "canceled", "rolled-back", "superseded"],
    waiting: ["queued", "canceled", "superseded"],
    succeeded: [],
    failed: [],
    canceled: [],
    "rolled-back": [],
    superseded: [],
};

export const WAITING_REASONS = ["approval", "checks", "freeze", "rate", "stopped", "paused"] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export const STEP_STATES = ["pending", "running", "succeeded", "failed", "skipped", "canceled"] as const;
export type StepState = (typeof STEP_STATES)[number];

/** In the order in which a deployment passes through them. */
export const STEP_NAMES = [
    "checkout",
    "plan",
    "pre-build",
    "build",
    "test",
    "push",
    "approval",
    "pre-deploy",
    "deploy",
    "verify",
    "post-deploy",
    "finish",
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What set a deployment off. */
export const TRIGGERS = [
    "push",
    "manual",
    "rollback",
    "poll",
    "pull-request",
    "adopt",
    "environment",
    "update-images",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A release is `prepared` until it is live, then `active`, then `retired`; `discarded` never became live. */
export const RELEASE_STATES = ["prepared", "active", "retired", "discarded"] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** What became of an authentic delivery. Refused ones are counted, not kept. */
export const VERDICTS = ["accepted", "ignored", "duplicate"] as const;
export type Verdict = (typeof VERDICTS)[number];
