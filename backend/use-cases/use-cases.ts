import type { CanaryAction } from "../../common/canary-views";
import type { DiskKindName, DiskView, FreedView } from "../../common/disk-views";
import type {
    BuildConfig,
    ConnectRepository,
    CredentialChange,
    CredentialInput,
    DeploymentFilter,
    DeliveryFilter,
    Page,
    PlanRequest,
    RollbackRequest,
    Settings,
    TokenScope,
    UpdateImages,
} from "../../common/schema";
import type { BuildSecretView } from "../../common/build-secret-schema";
import type * as environment from "../../common/environment-schema";
import type { ConnectionPreviewView } from "../../common/adoption-views";
import type { ChangeRepository, ConnectMany, PreviewConnection, ScanRepository } from "../../common/repository-schema";
import type * as shared from "../../common/repository-views";
import type { RuleTest } from "../../common/rule-test-schema";
import type { LogSearchInput } from "../../common/log-schema";
import type { LogHitsView, LogWindowView } from "../../common/log-views";
import type { QueueTurn } from "../../common/glance-views";
import type { ActorKind } from "../../common/audit-actions";
import type { AuditEntryView, AuditFilter } from "../../common/audit-schema";
import type { FiguresAsk } from "../../common/figures-schema";
import type { FiguresView } from "../../common/figures-views";
import type { QueueMove } from "../../common/queue-schema";
import type { QueueView } from "../../common/queue-views";
import type { RepositorySwitch } from "../../common/setting-policy";
import type { StackSettingsView } from "../../common/setting-views";
import type * as views from "../../common/views";
import type { CompareUseCases } from "./compare/compare-use-cases";
import type { DriftUseCases } from "./drift/drift-use-cases";
import type { JobUseCases } from "./jobs/job-use-cases";

/** Who asks. */
export interface Actor {
    name: string;
    scope: TokenScope;
    /** A person unless it says otherwise. */
    kind?: ActorKind;
}

/**
 * What a person can ask for, the same for REST and socket. Inputs are validated by the caller with the schemas of
 * `common/schema.ts`; stack names too. Every method throws CicdError for what a person should know.
 */
export interface UseCases extends JobUseCases, DriftUseCases, CompareUseCases {
    stack(stack: string): Promise<views.StackView>;
    /** How its services are now. */
    health(stack: string): Promise<views.ServiceHealthView[]>;
    /** Connected stacks with their last deployment. */
    stacks(): Promise<views.StackView[]>;
    connect(stack: string, input: ConnectRepository, actor: Actor): Promise<views.RepositoryView>;
    disconnect(stack: string, actor: Actor): Promise<void>;
    repository(stack: string): Promise<views.RepositoryView>;
    /** Every repository with its stacks. */
    repositories(): Promise<shared.SharedRepositoryView[]>;
    /** The compose files of a branch, each with the stack that it stands for; stores nothing. */
    scanRepository(input: ScanRepository): Promise<shared.ScanView>;
    /** What connecting a stack to this branch and deploying it would do; stores and changes nothing. */
    previewConnection(stack: string, input: PreviewConnection): Promise<ConnectionPreviewView>;
    /** Several stacks of one repository in one go, without deploying; each row has its own answer. */
    connectMany(input: ConnectMany, actor: Actor): Promise<shared.ConnectManyView>;
    /** What all its stacks share, in place: the hook and what runs stay. */
    changeRepository(id: number, change: ChangeRepository, actor: Actor): Promise<shared.SharedRepositoryView>;
    /** Has the forge make the webhook (or mend the one that is there) through its API, and tests it. */
    createHook(stack: string, actor: Actor): Promise<views.HookReport>;
    /** Looks for the webhook at the forge, and tests it. */
    checkHook(stack: string): Promise<views.HookReport>;
    /** Removes the webhook that we made. */
    removeHook(stack: string, actor: Actor): Promise<void>;
    /** A new hook secret; the old one stays valid for 24 hours. */
    rotateSecret(stack: string, actor: Actor): Promise<views.RepositoryView>;
    /** The URL in Dokploy's form that deploys the stack by its token alone; shown this once. */
    makeDeployUrl(stack: string, token: string | undefined, actor: Actor): Promise<{ url: string }>;
    removeDeployUrl(stack: string, actor: Actor): Promise<void>;
    testConnection(input: ConnectRepository): Promise<views.ConnectionReport>;
    buildConfig(stack: string): Promise<BuildConfig>;
    saveBuildConfig(stack: string, config: BuildConfig, actor: Actor): Promise<BuildConfig>;
    /** With what its repository sets, and where each value comes from. */
    stackSettings(stack: string): Promise<StackSettingsView>;
    /** What the repository may set beyond its own builds: exactly these. */
    saveRepositorySwitches(
        stack: string,
        allowed: readonly RepositorySwitch[],
        actor: Actor,
    ): Promise<StackSettingsView>;
    /** The JSON Schema of what a repository writes, for editors. */
    cicdSchema(): Promise<object>;
    environment(stack: string, actor: Actor): Promise<views.EnvironmentView>;
    saveEnvironment(
        stack: string,
        input: { text: string; basedOn?: string },
        actor: Actor,
    ): Promise<views.EnvironmentView>;
    /** By key; values of secrets are left out. */
    environmentKeys(stack: string): Promise<environment.EnvironmentKeysView>;
    /** Changes single keys, and which of them go back with a release. */
    saveEnvironmentKeys(
        stack: string,
        edit: environment.EnvironmentEdit,
        actor: Actor,
    ): Promise<environment.EnvironmentKeysView>;
    /** The value of one key. */
    revealEnvironmentKey(stack: string, key: string, actor: Actor): Promise<{ value: string }>;
    /** What applying would do; changes nothing. */
    previewEnvironment(
        stack: string,
        asked: environment.EnvironmentPreview,
    ): Promise<environment.EnvironmentPreviewView>;
    /** Puts the saved environment live, without a build. */
    applyEnvironment(stack: string, actor: Actor): Promise<views.DeploymentView>;
    /** What going back to a release (by its id) would do to the environment. */
    rollbackEnvironment(stack: string, releaseId: number): Promise<environment.RollbackEnvironmentView>;
    /** Names only: a value is never shown again. */
    buildSecrets(stack: string): Promise<BuildSecretView[]>;
    setBuildSecret(stack: string, secret: { name: string; value: string }, actor: Actor): Promise<BuildSecretView[]>;
    deleteBuildSecret(stack: string, name: string, actor: Actor): Promise<BuildSecretView[]>;
    deploy(stack: string, ref: string | undefined, actor: Actor): Promise<views.DeploymentView>;
    rollback(stack: string, asked: RollbackRequest, actor: Actor): Promise<views.DeploymentView>;
    /** What the registries say of the tags of the live release; pulls nothing. */
    updatePlan(stack: string): Promise<views.PlanView>;
    /** Deploys what the tags of third-party images lead to now. */
    updateImages(stack: string, asked: UpdateImages, actor: Actor): Promise<views.DeploymentView>;
    cancel(deployment: number, actor: Actor): Promise<views.DeploymentView>;
    /** A new deployment of the same commit (or release). */
    retry(deployment: number, actor: Actor): Promise<views.DeploymentView>;
    /** What is queued over all stacks, with place and reason. */
    queue(): Promise<QueueView>;
    /** The turns of what is queued of these stacks, by stack. */
    queueTurns(stacks: readonly string[]): Promise<Map<string, QueueTurn[]>>;
    /** Another place in line for a queued deployment, among those of other stacks. */
    moveDeployment(deployment: number, to: QueueMove, actor: Actor): Promise<QueueView>;
    /** Releases a deployment from what it waits for, in the actor's name. */
    approve(deployment: number, actor: Actor): Promise<views.DeploymentView>;
    /** Gives the new version all of the traffic now, or none. */
    decideCanary(deployment: number, action: CanaryAction, actor: Actor): Promise<views.DeploymentView>;
    /** What a deployment of a ref, or going back to a kept release, would change. */
    plan(stack: string, asked: PlanRequest): Promise<views.PlanView>;
    /** What an imagined push would do to each stack of the repository, the asked one first. */
    testRules(stack: string, test: RuleTest): Promise<views.RuleAnswerView[]>;
    /** What the stack's services may do beyond ordinary containers; `plan` says what they ask for. */
    rights(stack: string): Promise<{ items: views.RightView[] }>;
    /** Grants exactly these from now on. */
    saveRights(stack: string, grants: readonly string[], actor: Actor): Promise<{ items: views.RightView[] }>;
    pause(stack: string, reason: string, actor: Actor): Promise<void>;
    resume(stack: string, actor: Actor): Promise<void>;
    globalPause(): Promise<views.GlobalPauseView | null>;
    /** Pushes to any stack wait from now on. */
    pauseAll(reason: string, actor: Actor): Promise<views.GlobalPauseView>;
    resumeAll(actor: Actor): Promise<void>;
    /** `docker compose down` under the project lock; volumes stay. */
    down(stack: string, actor: Actor): Promise<void>;
    deployments(filter: DeploymentFilter & { stack?: string }): Promise<views.ListView<views.DeploymentView>>;
    deployment(id: number): Promise<views.DeploymentView>;
    /** The lines of its log that hold a text. */
    searchLog(deployment: number, search: LogSearchInput): Promise<LogHitsView>;
    /** At most a mebibyte of its log. */
    readLog(deployment: number, from: number): Promise<LogWindowView>;
    /** As it was made for this deployment; null before that. */
    deploymentPlan(id: number): Promise<views.PlanView | null>;
    /** Who did what over all stacks, newest first. */
    auditTrail(filter: AuditFilter): Promise<views.ListView<AuditEntryView>>;
    /** What the last days were like, of all stacks or one. */
    figures(asked: FiguresAsk): Promise<FiguresView>;
    releases(stack: string, page: Page): Promise<views.ListView<views.ReleaseView>>;
    webhookEvents(filter: DeliveryFilter): Promise<views.ListView<views.WebhookEventView>>;
    /** With headers and body. */
    webhookEvent(id: number): Promise<views.WebhookEventView>;
    redeliver(id: number, actor: Actor): Promise<views.WebhookEventView>;
    credentials(): Promise<views.CredentialView[]>;
    addCredential(input: CredentialInput, actor: Actor): Promise<views.CredentialView>;
    /** A new secret, name or expiry in place; kind and host stay. */
    changeCredential(id: number, change: CredentialChange, actor: Actor): Promise<views.CredentialView>;
    deleteCredential(id: number, actor: Actor): Promise<void>;
    /** Asks a registry whether it takes the stored login. */
    testCredential(id: number, actor: Actor): Promise<views.LoginReport>;
    /** Every host with its pinned SSH keys and its private certificate authority. */
    hosts(): Promise<views.HostView[]>;
    /** The new SSH keys of a host count from now on; `fingerprints` are those that it offers. */
    acceptHostKey(input: { host: string; fingerprints: string[] }, actor: Actor): Promise<views.HostView>;
    /** What a host shows over TLS now. */
    certificate(host: string, actor: Actor): Promise<views.CertificateView>;
    /** Trusts what the host shows; `fingerprint` is what a person has compared. */
    pinCertificate(input: { host: string; fingerprint: string }, actor: Actor): Promise<views.HostView>;
    /** Stores the private authority of a host; an empty `pem` removes it. */
    saveAuthority(input: { host: string; pem: string }, actor: Actor): Promise<views.HostView>;
    tokens(): Promise<views.TokenView[]>;
    /** `token` is shown this once. */
    addToken(
        input: { name: string; scope: TokenScope; expiresAt?: string | null },
        actor: Actor,
    ): Promise<views.TokenView & { token: string }>;
    revokeToken(id: number, actor: Actor): Promise<void>;
    /** The token's actor, or null when it is unknown, expired or revoked. */
    authenticate(token: string): Promise<Actor | null>;
    /** What takes space, by kind and stack, and what of it would be let go. */
    disk(): Promise<DiskView>;
    /** Lets go of it, by kind. */
    freeDisk(kinds: DiskKindName[], actor: Actor): Promise<FreedView>;
    settings(): Promise<Settings>;
    saveSettings(values: Settings, actor: Actor): Promise<Settings>;
}
