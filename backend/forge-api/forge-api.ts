import type { ForgeName } from "../../common/schema";
import type { Secret } from "../models/secret";
import type { RepositoryPlace } from "./repository-place";

/** What identifies us to an API. */
export interface ApiLogin {
    kind: "token" | "password" | "app";
    username: string;
    secret: Secret;
}

/** Where an API is asked; no slash at the end. */
export interface ApiRoots {
    /** What is about this one repository. */
    repository: string;
    /** What is not: below it other things are reached. */
    api: string;
}

export interface ApiRequest {
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    /** Begins with a slash; its parts are encoded. */
    path: string;
    body?: object;
    /** "repository" unless said. */
    under?: keyof ApiRoots;
    /** What is done, for people: "report the status". */
    doing: string;
    /** What a token needs for it, for people. */
    needs: string;
}

/** The body of a 2xx. @throws ForgeApiError */
export type AskApi = (request: ApiRequest) => Promise<unknown>;

/** How far a deployment is, as every forge can be told in its own words. */
export const REPORT_STATES = ["pending", "running", "success", "failure", "canceled"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface StatusReport {
    sha: string;
    /** Full, or a commit's id. */
    ref: string;
    state: ReportState;
    /** Names the line among those of the commit: dockge/<stack> */
    context: string;
    /** At most 140 characters. */
    description: string;
    /** Of the deployment's page here. */
    targetUrl: string;
}

export interface DeploymentReport extends StatusReport {
    /** The stack's name. */
    environment: string;
    /** Where it answers; "" when unknown. */
    environmentUrl: string;
    /** What the forge called this deployment when it was reported before. */
    remoteId: string | null;
}

/** A webhook as we want it. */
export interface HookWish {
    url: string;
    secret: Secret;
}

export interface RemoteHook {
    id: string;
    url: string;
    /** It is switched on and sends pushes and tags. */
    active: boolean;
}

/** How an API is told to send us events. */
export interface HookApi {
    /** Answers the new hook's id. */
    create(ask: AskApi, wish: HookWish): Promise<string>;
    /** Makes the hook of that id what is wished, secret and events included. Answers its id from now on. */
    update(ask: AskApi, id: string, wish: HookWish): Promise<string>;
    list(ask: AskApi): Promise<RemoteHook[]>;
    remove(ask: AskApi, hook: Pick<RemoteHook, "id" | "url">): Promise<void>;
    /** Has a delivery sent that deploys nothing; absent where the forge can't. */
    test?(ask: AskApi, hook: Pick<RemoteHook, "id" | "url">): Promise<void>;
    /** What a token needs, for people. */
    needs: string;
}

/** One thing that the forge, or somebody at it, says about a commit. */
export interface Check {
    name: string;
    state: "pending" | "green" | "failed";
}

/** A branch that somebody shall take over. */
export interface ChangeRequest {
    /** Short names. */
    branch: string;
    base: string;
    title: string;
    text: string;
}

/** What one kind of forge offers beside git. Only what is there can be used. */
export interface ForgeApi {
    readonly name: ForgeName;
    /** Null where a URL doesn't have the form that this forge's repositories have. */
    locate(place: RepositoryPlace): ApiRoots | null;
    /** Without a login what everybody may see. */
    headers(login: ApiLogin | null): Record<string, string>;
    postStatus?(ask: AskApi, report: StatusReport): Promise<void>;
    /** Answers what the forge calls the deployment; null where there is nothing to report yet. */
    postDeployment?(ask: AskApi, report: DeploymentReport): Promise<string | null>;
    hooks?: HookApi;
    /** Opens a pull or merge request; answers its page's address, "" when the forge doesn't say. */
    openRequest?(ask: AskApi, request: ChangeRequest): Promise<string>;
    /** Everything that is said about the commit, without what we said ourselves. */
    checks?(ask: AskApi, sha: string): Promise<Check[]>;
}
