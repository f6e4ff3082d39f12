import type { Answer, CallName } from "../../../common/socket-events";
import type { BuildConfig, ConnectRepository, CredentialInput } from "../../../common/schema";
import type * as views from "../../../common/views";

type OfStack = { stack: string };
type PageOf = { before?: number; limit?: number };
/** What a person leaves out gets the schema's default on the server. */
export type ConnectInput = Partial<Omit<ConnectRepository, "url">> & { url: string };

/** Payload and answer of each call that the pages make. */
interface CallTypes {
    hello: [Record<string, never>, { protocol: number; version: string }];
    stack: [OfStack, views.StackView];
    connect: [OfStack & ConnectInput, views.RepositoryView];
    disconnect: [OfStack, unknown];
    rotateSecret: [OfStack, views.RepositoryView];
    testConnection: [ConnectInput, views.ConnectionReport];
    saveBuildConfig: [OfStack & { config: BuildConfig }, BuildConfig];
    environment: [OfStack, views.EnvironmentView];
    saveEnvironment: [OfStack & { text: string; basedOn?: string }, views.EnvironmentView];
    deploy: [OfStack & { ref?: string }, views.DeploymentView];
    cancel: [{ deployment: number }, views.DeploymentView];
    retry: [{ deployment: number }, views.DeploymentView];
    rollback: [OfStack & { release: number }, views.DeploymentView];
    plan: [OfStack & { ref?: string }, views.PlanView];
    drift: [OfStack, views.DriftView];
    pause: [OfStack & { reason: string }, unknown];
    resume: [OfStack, unknown];
    deployments: [OfStack & PageOf, views.ListView<views.DeploymentView>];
    releases: [OfStack & PageOf, views.ListView<views.ReleaseView>];
    webhookEvents: [OfStack & PageOf, views.ListView<views.WebhookEventView>];
    redeliver: [{ id: number }, views.WebhookEventView];
    credentials: [Record<string, never>, views.CredentialView[]];
    addCredential: [CredentialInput, views.CredentialView];
    watch: [OfStack, unknown];
    unwatch: [OfStack, unknown];
    openLog: [{ deployment: number; from?: number }, { size: number; firstOffset: number }];
    closeLog: [{ deployment: number }, unknown];
    readLog: [{ deployment: number }, string];
}

export type KnownCall = CallName & keyof CallTypes;
export type Payload<N extends KnownCall> = CallTypes[N][0];
export type Result<N extends KnownCall> = CallTypes[N][1];
export type CallAnswer<N extends KnownCall> = Answer<Result<N>>;

/** What the server sends unasked. */
export interface PushTypes {
    changed: { stack: string; deployment: views.DeploymentView };
    stackChanged: { stack: string };
    log: { deployment: number; offset: number; text: string; end: boolean };
}
