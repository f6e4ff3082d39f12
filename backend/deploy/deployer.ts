import type { BuildConfig } from "../../common/schema";
import type { Edit } from "../../common/compose-edit";
import type { ServiceStanding } from "../../common/service-standing";
import type { DriftField, PlanView, RightView, ServiceHealthView } from "../../common/views";
import type { PublishedPort } from "../exec/published-ports";
import type { Release, ReleaseContent } from "../models/releases";
import type { TrackedFile } from "../git/git";
import type { CommandOutcome, StackCommand } from "./commands/stack-command";
import type { EnvironmentChange } from "./environment/change-environment";
import type { HandEdit } from "./hand-edit/hand-edit";
import type { MissingImage } from "./live/kept-images";
import type { LiveFiles } from "./live/live-files";
import type { Stopped } from "./live/stopped-services";
import type { CanaryDesk } from "./strategies/canary-desk";
import type { VolumeKeeper } from "./volumes/create-volumes";
import type { PreparedUpdate } from "./update/update-images";

/** Everything a deployment step needs to know about where and for whom it works. */
export interface DeployContext {
    stack: string;
    deploymentId?: number;
    buildConfig: BuildConfig;
    /** Code of a fork or of somebody outside: docker is called without any login, and builds get no secrets. */
    untrusted?: boolean;
    /** `prune` drops these alone. */
    pruneOnly?: keyof StackDisk;
    /** Back to a release that ran well before: it comes without steps, tests and warm containers on the way. */
    returning?: boolean;
    /** A run before this one was cut off in the middle of it: what that put live may still have to become well. */
    again?: boolean;
    /** Of a way back: services were stopped for copies of volumes, so what has ended has not done its work. */
    stopped?: boolean;
    signal?: AbortSignal;
    /** One log line, masked by the receiver. */
    log: (line: string) => void;
    /** Raw output of child processes, colours included. */
    onOutput?: (text: string) => void;
    /** Where the course of a canary is kept and decided about; nowhere unless given. */
    canary?: CanaryDesk;
}

/** A checkout with what the stack's binding says about it. */
export interface Source {
    /** Absolute; the commit as it is, which alone says what is deployed. */
    checkoutDir: string;
    /**
     * The same files, where the stack's commands run and images are built, so that builds see what commands made: its
     * paths are as hostile as the commit's. Absent where no command ran: then it is the checkout.
     */
    workspaceDir?: string;
    /** As configured; empty: found by Dockge's accepted names at the repository's root, then one level down. */
    composePath: readonly string[];
    /** Compose profiles to start. */
    profiles: readonly string[];
    /** Files of the checkout that supply what `.env` lacks, beside a tracked `.env`; later ones win. */
    envFiles: readonly string[];
    trackedFiles: readonly TrackedFile[];
    /** Whose version of a path counts where disk and Git differ at the first deployment. */
    adopt: Readonly<Record<string, "mine" | "git">>;
    /** What a person allowed the stack's services beyond ordinary containers. */
    grants: readonly string[];
    /** Changes by hand that are kept: made to the compose file of every commit. */
    localEdits?: readonly Edit[];
    /** For a look before they can be entered: variables that the file insists on are told as missing, not refused. */
    assumesRequired?: boolean;
}

/** A built service and the image that came out. */
export interface BuiltImage {
    service: string;
    /** localhost/<stack>/<service>:<12 hex of the id> */
    reference: string;
    /** sha256:… */
    id: string;
}

/** The resolved compose model and the decisions about it, made before anything is touched. */
export interface Preparation {
    /** Services with a `build:` section. */
    toBuild: string[];
    plan: PlanView;
}

export interface PreparedRelease extends LiveRelease {
    plan: PlanView;
}

/** What a failed `deploy` leaves behind, so that the caller can choose the state. */
export interface UndoOutcome {
    /** `untouched`: nothing had changed yet; `restored`: the previous release is live again; `removed`: there was no
     *  previous release, so what was created is gone; `failed`: see `error`. */
    result: "untouched" | "restored" | "removed" | "failed";
    error?: unknown;
    /** Of `failed`: what each service runs now; empty where nobody knows. */
    services?: ServiceStanding[];
}

/**
 * From a checkout or a kept release to running containers. All calls for one stack are serialised by the caller
 * (one running deployment per stack) and, against the host's own buttons, by the project lock.
 */
export interface Deployer extends VolumeKeeper {
    /** Parses and judges the compose file(s) of the checkout; no container, image or file of the stack is touched. */
    prepare(source: Source, active: Release | null, context: DeployContext): Promise<Preparation>;
    /** Builds what has a `build:` section. Images get their content tag; the running stack's tags stay as they are. */
    build(source: Source, preparation: Preparation, context: DeployContext): Promise<BuiltImage[]>;
    /** Renders the release: file text, file snapshots under `.cicd/<stack>/files`, image pins. Touches no live file. */
    render(
        input: { source: Source; preparation: Preparation; built: readonly BuiltImage[]; active: Release | null },
        context: DeployContext,
    ): Promise<PreparedRelease>;
    /**
     * The live release with another text of `.env`, and what putting it live would change. Touches nothing.
     * @throws CicdError ENV_REDIRECTS_COMPOSE | ENV_KEY_MISSING | ENV_CHANGES_IMAGE | ENV_CHANGES_PORT | COMPOSE_PROJECT_CHANGES | …
     */
    changeEnvironment(change: EnvironmentChange, context: DeployContext): Promise<PreparedRelease>;
    /** What going to a release that is all there would change, compared with what is live. Touches nothing. */
    foresee(next: LiveRelease, active: LiveRelease | null, context: DeployContext): Promise<PlanView>;
    /** As `updateImages`, without pulling: `plan` says what registries tell. Touches nothing. */
    foreseeUpdate(change: EnvironmentChange, context: DeployContext): Promise<PreparedUpdate>;
    /**
     * The live release with what the tags of its third-party images lead to now. Pulls them; touches no container.
     * @throws CicdError IMAGE_UNAVAILABLE | RATE_LIMITED
     */
    updateImages(change: EnvironmentChange, context: DeployContext): Promise<PreparedRelease>;
    /**
     * The release that describes what runs now (adoption): compose files, `.env`, image ids. Null when the directory has
     * no compose file. The images get tags that keep them, unless `lookOnly`.
     */
    captureCurrent(
        context: DeployContext,
        options?: { lookOnly?: boolean },
    ): Promise<{ content: ReleaseContent; environment: string | null } | null>;
    /**
     * What a release that is all there asks for beyond ordinary containers, by these grants; labels of its images count
     * as far as those are on the engine. @throws CicdError COMPOSE_SETTING_REFUSED
     */
    rightsOf(release: LiveRelease, grants: readonly string[], context: DeployContext): Promise<RightView[]>;
    /** Grants for what the stack's own compose file, as it lies on disk, gives its services already. */
    currentGrants(context: DeployContext): Promise<string[]>;
    /**
     * The last look before `apply`, which touches nothing yet.
     * @throws CicdError STALE_EDIT | PROJECT_ELSEWHERE
     */
    preflight(next: LiveRelease, context: DeployContext): Promise<void>;
    /**
     * Puts a release live: files, `up`, health. The same path for a new release and for a rollback.
     * @throws CicdError PORT_TAKEN | UP_FAILED | SERVICE_UNHEALTHY | IMAGE_GONE | ENGINE_UNREACHABLE | …
     */
    apply(next: LiveRelease, previous: LiveRelease | null, context: DeployContext): Promise<void>;
    /** After a failed or canceled `apply`: back to `previous`. Idempotent; also used by recovery after a kill. */
    undo(next: LiveRelease, previous: LiveRelease | null, context: DeployContext): Promise<UndoOutcome>;
    /** Watches containers for `stableSeconds`; throws SERVICE_UNHEALTHY with service and reason. */
    verify(release: LiveRelease, context: DeployContext): Promise<void>;
    /** What the traffic switches still have of `gone`, and `next`, which is live, doesn't need. Idempotent. */
    forgetRoutes(gone: LiveRelease | null, next: LiveRelease, context: DeployContext): Promise<void>;
    /**
     * Resolves when the engine answers, however long that takes; says so in the log. Before recovery's questions.
     * @throws CicdError CANCELED when `context.signal` ends it
     */
    awaitEngine(context: DeployContext): Promise<void>;
    /** True when exactly this release runs: recovery's question after a kill. */
    isLive(release: LiveRelease, context: DeployContext): Promise<boolean>;
    /** Ends containers that wait for an instant return: those whose time is over, or all of them. */
    endWarm(stack: string, which: "due" | "all"): Promise<void>;
    /** `docker compose down` as Dockge calls it; volumes stay. */
    down(stack: string): Promise<void>;
    /** @param live what is live, so that its probes are asked, too */
    /** What containers of others than this stack have of this machine's ports. */
    portsOfOthers(stack: string): Promise<PublishedPort[]>;
    health(stack: string, live?: ReleaseContent | null): Promise<ServiceHealthView[]>;
    /** What a person stopped by hand of the services of the live release; crashed ones don't count. */
    stopped(stack: string, live: ReleaseContent | null): Promise<Stopped>;
    /** What of the stack's files and containers is not as released, field by field. */
    drift(release: LiveRelease, context: DeployContext): Promise<DriftField[]>;
    /** What was edited by hand since a release; `source` is that release's commit. Changes nothing. */
    mapHandEdit(input: { source: Source; release: LiveRelease }, context: DeployContext): Promise<HandEdit>;
    /** What the release needs and is no longer on the engine, with the way in which it can come back. */
    missingImages(content: ReleaseContent): Promise<MissingImage[]>;
    /**
     * The release with what was rebuilt from its commit instead of its images that are gone; nothing else of it changes.
     * @throws CicdError IMAGE_GONE when one of them was not among what was built
     */
    bringBack(content: ReleaseContent, built: readonly BuiltImage[]): Promise<ReleaseContent>;
    /** Pulls what is missing and can be pulled. @throws CicdError IMAGE_GONE | IMAGE_UNAVAILABLE | RATE_LIMITED */
    fetchImages(content: ReleaseContent, context: DeployContext): Promise<void>;
    /** Drops images and file snapshots that no kept release uses. */
    prune(stack: string, kept: readonly ReleaseContent[], context: DeployContext): Promise<void>;
    /** What a stack's images and file snapshots take, and which of them `prune` would leave. */
    diskUsage(stack: string, kept: readonly ReleaseContent[]): Promise<StackDisk>;
    /** Of the whole engine, in bytes. */
    buildCache(): Promise<{ bytes: number; count: number }>;
    cutBuildCache(keepBytes: number): Promise<void>;
    /** Where the engine keeps images; null when it doesn't say. */
    dataRoot(): Promise<string | null>;
    /** Removes what only deployments of the stack need on the engine, running containers and images apart. Idempotent. */
    forget(stack: string): Promise<void>;
    /**
     * Runs one command to its end, exactly once per id (see StackCommand). When `context.signal` is aborted, an
     * interruptible command is ended and what is left of it removed, so that its id may be started anew; one that is not
     * interruptible runs on, and only this call lets go of it. Its own `timeout` ends both. The exit code is told, not
     * judged.
     *
     * @throws CicdError when it could not be started, or the signal ended it
     */
    runCommand(command: StackCommand, context: DeployContext): Promise<CommandOutcome>;
    /** Ends and removes every container and process of this deployment's commands. Idempotent. */
    endCommands(stack: string, deploymentId: number): Promise<void>;
    /** Ends and removes what is left of one command, running or not, and forgets how it ended. Idempotent. */
    endCommand(stack: string, commandId: string): Promise<void>;
    /** Pushes the built images to where `buildConfig.push` says, tagged with the commit's id beside the settings' tags. */
    push?(built: readonly BuiltImage[], commitSha: string | null, context: DeployContext): Promise<void>;
}

interface DiskUse {
    bytes: number;
    needed: boolean;
}

export interface StackDisk {
    images: DiskUse[];
    snapshots: DiskUse[];
}

export interface LiveRelease {
    content: ReleaseContent;
    /** Text of `.env` as it shall be when the release is live; null for none. */
    environment: string | null;
    /** What the stack's files said when this was rendered; absent for a release from the history. */
    basedOn?: LiveFiles;
}
