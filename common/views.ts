import type { CanaryView } from "./canary-views";
import type { CredentialNotice } from "./credential-notice";
import type { ErrorView } from "./errors";
import type { GitPosition } from "./git-position";
import type { GlanceView } from "./glance-views";
import type { Phrase } from "./phrase";
import type { PlanField, PlanOutage, PlanResource } from "./plan-views";
import type { StrategyName } from "./rollout-schema";
import type { BuildConfig, ForgeName, FreezeWindow, Rule } from "./schema";
import type { DeploymentState, ReleaseState, StepName, StepState, Trigger, Verdict, WaitingReason } from "./states";

export type * from "./access-views";
export type * from "./drift-views";

/** What REST answers and the socket sends. Times are ISO 8601 in UTC, durations milliseconds. */

export interface CommitView {
    sha: string;
    message: string;
    author: string;
}

export interface StepView {
    name: StepName;
    state: StepState;
    startedAt: string | null;
    finishedAt: string | null;
    exitCode: number | null;
    /** Where this step's piece of the log begins and ends, bytes; `logEnd` is null while it runs. */
    logStart: number | null;
    logEnd: number | null;
    /** How often it was tried; 0 before the first. */
    tries: number;
    /** It went well only when it was tried again. */
    flaky: boolean;
}

export interface ReleasedView {
    reason: WaitingReason;
    by: string;
    at: string;
}

export interface DeploymentView {
    id: number;
    stack: string;
    state: DeploymentState;
    waitingReason: WaitingReason | null;
    /** One sentence: what it waits for, and what ends that. Null unless it waits. */
    waitingDetail: string | null;
    /** When the wait ends by itself, where that is known. */
    waitingUntil: string | null;
    /** What people released it from, and when the forge's checks were green. */
    released: ReleasedView[];
    /** Of a fork or of somebody outside: nothing of it runs unapproved, and it gets no secrets. */
    untrusted: boolean;
    trigger: Trigger;
    /** The full ref (refs/heads/…, refs/tags/…) or a commit, as asked for. */
    ref: string;
    commit: CommitView | null;
    /** Who asked: a user, the pusher named by the forge, or a token's name. */
    requestedBy: string;
    attempt: number;
    /** Number of the release that this deployment made or went back to. */
    release: number | null;
    supersededBy: number | null;
    error: ErrorView | null;
    queuedAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    cancelRequested: boolean;
    /** The step with which a retry goes on, on the same checkout and images; null where it begins anew. */
    retryFrom: StepName | null;
    /** The deployment that this one retries. */
    retryOf: number | null;
    steps: StepView[];
    /** Of each service that is deployed so, as soon as it has traffic. */
    canaries: CanaryView[];
}

export interface RolloutView {
    /** What the settings asked for. */
    asked: StrategyName;
    /** What came of it. */
    strategy: StrategyName;
    /** Why it is not what was asked for; null where it is. */
    reason: Phrase | null;
    /** The service that hands its traffic on; null where none does. */
    switchService: string | null;
}

export interface ReleaseView {
    id: number;
    /** Counts up per stack; #0 is what ran before the stack was connected. */
    number: number;
    state: ReleaseState;
    commit: CommitView | null;
    ref: string | null;
    createdAt: string;
    activatedAt: string | null;
    /** Image id by service. */
    images: Record<string, string>;
    /** Of the services whose settings say how they are exchanged. */
    rollouts: Record<string, RolloutView>;
    /** Whether a rollback to it is possible. Absent where it was not checked. */
    deployable?: boolean;
    /** Where its images come from then: all are there, some are pulled or built again first, or one is lost. */
    restore?: "ready" | "pull" | "rebuild" | "none";
    /** Copies of volumes that are kept with it; absent without any. */
    volumes?: { names: string[]; bytes: number; takenAt: string; atRest: boolean };
}

export interface RepositoryView {
    id: number;
    url: string;
    forge: ForgeName;
    branch: string;
    composePath: string[];
    profiles: string[];
    envFiles: string[];
    credential: { id: number; name: string } | null;
    rules: Rule[];
    freezeWindows: FreezeWindow[];
    environmentUrl: string;
    apiCredential: { id: number; name: string } | null;
    pollMinutes: number;
    /** When missed pushes were last looked for, and why that failed (null when it didn't). */
    lastPollAt: string | null;
    lastPollError: string | null;
    reportStatus: boolean;
    /** Why the forge takes no reports; null while it does. */
    statusError: string | null;
    /** Commits that a rollback withdrew: no trigger deploys them, a person may. */
    withdrawn: WithdrawnView[];
    /** Who stopped the stack, or a service of it, by hand; pushes build and then wait. */
    stoppedBy: string | null;
    pausedBy: string | null;
    pausedReason: string | null;
    webhook: WebhookView;
    /** Other stacks that are bound to the same repository. */
    sharedWith: string[];
}

/** A pause for all stacks. */
export interface GlobalPauseView {
    by: string;
    /** "" when none was given. */
    reason: string;
    at: string;
}

export interface WithdrawnView {
    sha: string;
    by: string;
    at: string;
}

export interface WebhookView {
    url: string;
    /** Only in the answer that created or rotated it. */
    secret?: string;
    lastDeliveryAt: string | null;
    lastVerdict: Verdict | null;
    /** Refused deliveries since the hook exists. */
    refused: number;
    /** We made it through the forge's API, and can check, change and remove it there. */
    made: boolean;
    /** The forge's API can make webhooks, and there is a credential for it. */
    canMake: boolean;
    /** Only in the answer that rotated the secret: why the forge could not be given the new one; else null. */
    problem?: string | null;
}

/** What became of a webhook at the forge that was made or looked for. */
export interface HookReport {
    /** `works`: a test has arrived. `made`: it is as it should be, and nothing was sent yet. */
    state: "works" | "made" | "unreached" | "missing" | "differs";
    /** One sentence. */
    message: string;
    /** What to do, where something is to be done. */
    hint: string | null;
    /** Looking for new commits from here would do instead. */
    pollInstead: boolean;
}

export interface ServiceHealthView {
    service: string;
    state: "healthy" | "running" | "starting" | "completed" | "unhealthy" | "exited" | "restarting" | "missing";
    containers: number;
    detail: string;
}

export interface PlanChange {
    service: string;
    /** `scale`: its containers stay, and others come beside them or some of them go. */
    action: "create" | "recreate" | "scale" | "keep" | "remove";
    /** Why, in people's words: "image a1b2 → c3d4 (built)", "environment + FEATURE_X, ~ API_URL". */
    reasons: string[];
    downtime: boolean;
    /** What changes, key by key. This and what follows is absent in plans of earlier versions. */
    fields?: PlanField[];
    /** How its containers are exchanged. */
    strategy?: StrategyName;
    outage?: PlanOutage;
    /** The service whose traffic it hands on; absent for services that the repository wrote. */
    switchOf?: string;
}

export interface RightView {
    /** The form in which it is granted. */
    grant: string;
    /** "web reads /srv/media of the host" */
    text: string;
    granted: boolean;
}

export interface PlanView {
    commit: CommitView | null;
    changes: PlanChange[];
    /** Volumes and networks; absent in plans of earlier versions. */
    resources?: PlanResource[];
    /** Newest first; at most 50. */
    commits: CommitView[];
    /** Commits that are live and go with a rollback, newest first; absent in other plans. */
    withdrawn?: CommitView[];
    /** Paths on disk that Git has differently, with what happens to each. */
    differences: { path: string; kind: "override" | "tracked-file"; choice: "mine" | "git" }[];
    missingEnvironment: string[];
    /** Those of them that the compose file insists on; only in a preview, as a deployment fails for them. */
    requiredEnvironment?: string[];
    /** What its services ask for beyond ordinary containers. */
    rights: RightView[];
    /** In plans of earlier versions they are strings. */
    notes: Phrase[];
}

/** Everything that the panel of one stack shows at first sight. */
export interface StackView {
    stack: string;
    managed: boolean;
    repository: RepositoryView | null;
    /** Of the credentials that its repository uses; empty while all is well. */
    credentialNotices: CredentialNotice[];
    buildConfig: BuildConfig;
    live: ReleaseView | null;
    /** Null where nothing is live from Git, or nobody knows yet: then the stack is said to have changed. */
    git: GitPosition | null;
    health: ServiceHealthView[];
    /** Newest first: the running or queued one and the last final ones. */
    deployments: DeploymentView[];
    /** All stacks are paused. */
    globalPause: GlobalPauseView | null;
    /** Typical duration of a deployment; null before the first one. */
    typicalMs: number | null;
    glance: GlanceView;
}

export interface WebhookEventView {
    id: number;
    repositoryId: number;
    forge: ForgeName;
    deliveryId: string;
    event: string;
    ref: string | null;
    sha: string | null;
    sender: string;
    verdict: Verdict;
    reason: string;
    receivedAt: string;
    deployments: number[];
    headers?: Record<string, string>;
    body?: string;
}

export interface EnvironmentView {
    text: string;
    fingerprint: string;
}

/** What a stack's rules say of a push. `unsure`: it depends on something that was not told. */
export interface RuleAnswerView {
    stack: string;
    verdict: "deploys" | "ignored" | "unsure";
    /** The rule that decides, counted from 1; null where none does, or the stack's own branch. */
    rule: number | null;
    /** What it waits for before it goes live. */
    holds: WaitingReason[];
    reason: string;
}

export interface ListView<T> {
    items: T[];
    /** Pass as `before` for the following page; null at the end. */
    next: number | null;
}
