import type { BuildSecretView } from "../../../common/build-secret-schema";
import type * as environment from "../../../common/environment-schema";
import type { BuildConfig, Settings } from "../../../common/schema";
import type { DiskView, FreedView } from "../../../common/disk-views";
import type { StackSettingsView } from "../../../common/setting-views";
import type { CallName } from "../../../common/socket-events";
import type { CallPayload } from "../../../common/socket-payloads";
import type { QueueView } from "../../../common/queue-views";
import type * as shared from "../../../common/repository-views";
import type * as views from "../../../common/views";

/** What the server answers to each call that the pages make. */
interface Answers {
    hello: { protocol: number; host: string; version: string };
    stack: views.StackView;
    stacks: views.StackView[];
    connect: views.RepositoryView;
    disconnect: unknown;
    repositories: shared.SharedRepositoryView[];
    scanRepository: shared.ScanView;
    connectMany: shared.ConnectManyView;
    changeRepository: shared.SharedRepositoryView;
    createHook: views.HookReport;
    checkHook: views.HookReport;
    removeHook: unknown;
    rotateSecret: views.RepositoryView;
    makeDeployUrl: { url: string };
    testConnection: views.ConnectionReport;
    saveBuildConfig: BuildConfig;
    stackSettings: StackSettingsView;
    saveRepositorySwitches: StackSettingsView;
    environment: views.EnvironmentView;
    saveEnvironment: views.EnvironmentView;
    environmentKeys: environment.EnvironmentKeysView;
    saveEnvironmentKeys: environment.EnvironmentKeysView;
    revealEnvironmentKey: { value: string };
    previewEnvironment: environment.EnvironmentPreviewView;
    applyEnvironment: views.DeploymentView;
    rollbackEnvironment: environment.RollbackEnvironmentView;
    buildSecrets: BuildSecretView[];
    setBuildSecret: BuildSecretView[];
    deleteBuildSecret: BuildSecretView[];
    deploy: views.DeploymentView;
    cancel: views.DeploymentView;
    queue: QueueView;
    moveDeployment: QueueView;
    approve: views.DeploymentView;
    retry: views.DeploymentView;
    rollback: views.DeploymentView;
    plan: views.PlanView;
    drift: views.DriftView;
    rights: { items: views.RightView[] };
    testRules: views.RuleAnswerView[];
    saveRights: { items: views.RightView[] };
    pause: unknown;
    resume: unknown;
    globalPause: views.GlobalPauseView | null;
    pauseAll: views.GlobalPauseView;
    resumeAll: unknown;
    deployments: views.ListView<views.DeploymentView>;
    deployment: views.DeploymentView;
    deploymentPlan: views.PlanView | null;
    releases: views.ListView<views.ReleaseView>;
    webhookEvents: views.ListView<views.WebhookEventView>;
    webhookEvent: views.WebhookEventView;
    redeliver: views.WebhookEventView;
    credentials: views.CredentialView[];
    addCredential: views.CredentialView;
    changeCredential: views.CredentialView;
    deleteCredential: unknown;
    testCredential: views.LoginReport;
    hosts: views.HostView[];
    acceptHostKey: views.HostView;
    certificate: views.CertificateView;
    pinCertificate: views.HostView;
    saveAuthority: views.HostView;
    tokens: views.TokenView[];
    addToken: views.TokenView & { token: string };
    revokeToken: unknown;
    disk: DiskView;
    freeDisk: FreedView;
    settings: Settings;
    saveSettings: Settings;
    watch: unknown;
    unwatch: unknown;
    openLog: { size: number; firstOffset: number };
    closeLog: unknown;
    readLog: { text: string };
}

export type KnownCall = CallName & keyof Answers;
export type Payload<N extends KnownCall> = CallPayload<N>;
export type Result<N extends KnownCall> = Answers[N];
/** A repository as a person describes it; what is left out gets the schema's default. */
export type RepositoryInput = CallPayload<"testConnection">["repository"];

/** What the server sends unasked. */
export interface PushTypes {
    changed: { stack: string; deployment: views.DeploymentView };
    stackChanged: { stack: string };
    log: { deployment: number; offset: number; text: string; end: boolean };
}
