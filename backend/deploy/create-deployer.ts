import { proxySettingsSchema, type ProxySettings } from "../../common/proxy-settings-schema";
import type { ProcessRunner } from "../exec/command";
import type { DockerLogins } from "../exec/docker-logins";
import type { RequestProxy } from "../git/request-proxy";
import type { Clock } from "../models/clock";
import type { Release, ReleaseContent } from "../models/releases";
import { buildImages, checkBuilds, servicesToBuild } from "./build/build-images";
import { createCommands } from "./commands/create-commands";
import { warmCap } from "./build/cap/build-cap";
import { ComposeCli } from "./compose/compose-cli";
import { composeAccess } from "./compose/compose-command";
import type { DeployContext, Deployer, Preparation, Source } from "./deployer";
import { toolsForRelease, type DeployTools } from "./deploy-tools";
import type { EnginePort } from "./engine-port";
import { deployRelease } from "./exchange/deploy-release";
import { removeRoutes } from "./exchange/remove-routes";
import { awaitEngine } from "./exchange/with-engine";
import { endWarm } from "./exchange/warm";
import { changeEnvironment } from "./environment/change-environment";
import { hostVariables } from "./environment/host-variables";
import { SnapshotStore } from "./files/snapshot-store";
import { createHealthView } from "./live/create-health-view";
import { captureCurrent } from "./live/capture-current";
import { composeDown } from "./live/compose-down";
import { createKeptImages } from "./live/create-kept-images";
import { createTidying } from "./live/create-tidying";
import { drift } from "./drift/drift";
import { mapHandEdit } from "./hand-edit/map-hand-edit";
import { isLive } from "./live/is-live";
import { currentGrants } from "./policy/current-grants";
import { releaseRights } from "./policy/release-rights";
import { requireImages } from "./live/kept-images";
import { refuseStaleFiles } from "./live/refuse-stale-files";
import { stoppedServices } from "./live/stopped-services";
import { undoRelease } from "./live/undo-release";
import { planRelease } from "./plan/plan-release";
import { nameServices } from "./live/name-services";
import { verifyRelease } from "./live/verify-release";
import { prepareModel } from "./prepare/prepare-model";
import { refuseForeignProject } from "./prepare/refuse-foreign-project";
import type { ComposePreparation, PreparedModel } from "./prepare/prepared-model";
import { pushImages } from "./registry/push-images";
import { NO_REGISTRIES, type Registries } from "./registry/registries";
import { foreseePlan, renderRelease } from "./render/render-release";
import { stackLayout } from "./stack-layout";
import { switchCalled } from "./traffic";
import { createUpdates } from "./update/create-updates";
import { createVolumes } from "./volumes/create-volumes";

export interface DeployerDeps {
    runner: ProcessRunner;
    engine: EnginePort;
    /** Absolute. */
    stacksDir: string;
    /** The host's process.env: what its own buttons would answer variables with. */
    hostEnvironment: Readonly<Record<string, string | undefined>>;
    clock: Clock;
    /** Logins at registries beside the host's own. */
    logins?: Pick<DockerLogins, "folder">;
    registries?: Registries;
    /** Values of a stack's build secrets, by name; none unless given. */
    buildSecrets?: (stack: string) => Promise<Readonly<Record<string, string>>>;
    /** Where the user's own proxies are; nowhere unless given. */
    proxies?: () => Promise<ProxySettings>;
    /** Asks their APIs; nobody is asked unless given. */
    requestProxy?: RequestProxy;
    /** Whether an administrator lets the stack run commands on the host; nobody does unless given. */
    hostCommandsAllowed?: (stack: string) => Promise<boolean>;
    /** Who gets the files that commands leave in a workspace; this server's user unless given. */
    owner?: { uid: number; gid: number };
    /** Resolves after this time, or at once when the signal ends it. */
    wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

function systemWait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener("abort", done, { once: true });
    });
}

function preparedOf(preparation: Preparation): PreparedModel {
    return (preparation as ComposePreparation).prepared;
}

type Place = string | Pick<DeployContext, "stack" | "untrusted">;

/** Tools for a stack; for a release as found they call compose as the host does. */
function toolbox(deps: DeployerDeps): (place: Place, content?: ReleaseContent) => DeployTools {
    const host = hostVariables(deps.hostEnvironment);
    return (place, content) => {
        const { stack, untrusted = false } = typeof place === "string" ? { stack: place } : place;
        const access = composeAccess(deps.hostEnvironment, deps.logins?.folder({ untrusted }));
        const layout = stackLayout(deps.stacksDir, stack);
        const tools = {
            layout,
            access,
            host,
            runner: deps.runner,
            engine: deps.engine,
            clock: deps.clock,
            wait: deps.wait ?? systemWait,
            traffic: switchCalled,
            proxies: deps.proxies ?? (() => Promise.resolve(proxySettingsSchema.parse({}))),
            requestProxy: deps.requestProxy ?? (() => Promise.reject(new Error("nobody asks proxies here"))),
            buildSecrets: deps.buildSecrets ?? (() => Promise.resolve({})),
            cli: new ComposeCli(deps.runner, access),
            store: new SnapshotStore(layout.files),
            // What is refused without a login says nothing about the stored one.
            registries: (untrusted ? undefined : deps.registries) ?? NO_REGISTRIES,
        };
        return toolsForRelease(tools, content ?? null);
    };
}

type Prepared = { source: Source; active: Release | null };

async function prepare(input: Prepared, tools: DeployTools, context: DeployContext): Promise<ComposePreparation> {
    const { source, active } = input;
    const prepared = await prepareModel({ source, active, context }, tools);
    const toBuild = servicesToBuild(prepared, context);
    if (toBuild.length > 0) {
        warmCap(tools, context);
    }
    await checkBuilds({ source, prepared, services: toBuild }, tools, context);
    const plan = await foreseePlan({ prepared, built: [], toBuild, active }, tools, context);
    return { toBuild, plan, prepared };
}

/** Deploys with docker compose on the engine of this host. */
export function createDeployer(deps: DeployerDeps): Deployer {
    const toolsFor = toolbox(deps);
    return {
        prepare: (source, active, context) => prepare({ source, active }, toolsFor(context), context),
        build(source, preparation, context) {
            const input = { source, prepared: preparedOf(preparation), services: preparation.toBuild };
            return buildImages(input, toolsFor(context), context);
        },
        push: (built, commitSha, context) => pushImages({ built, commitSha }, toolsFor(context), context),
        render({ preparation, built, active }, context) {
            return renderRelease({ prepared: preparedOf(preparation), built, active }, toolsFor(context), context);
        },
        changeEnvironment: (change, context) => changeEnvironment(change, toolsFor(context), context),
        foresee: (next, active, context) => planRelease({ next, active }, toolsFor(context), context),
        captureCurrent: (context, options) => captureCurrent(toolsFor(context), context, options),
        rightsOf: (release, grants, context) =>
            releaseRights({ release, grants }, toolsFor(context, release.content), context),
        currentGrants: (context) => currentGrants(toolsFor(context), context),
        async preflight(next, context) {
            const tools = toolsFor(context);
            await refuseForeignProject(tools);
            await refuseStaleFiles(next, tools);
        },
        async apply(next, previous, context) {
            const tools = toolsFor(context);
            await requireImages(next.content, tools, context);
            const run = { tools, context };
            await deployRelease({ next, previous }, run).catch(async (error: unknown) => {
                throw await nameServices(error, { next, previous }, run);
            });
        },
        undo: (next, previous, context) => undoRelease({ next, previous }, toolsFor(context), context),
        verify: (release, context) => verifyRelease(release, toolsFor(context, release.content), context),
        forgetRoutes: (gone, next, context) => removeRoutes(gone, next, { tools: toolsFor(context), context }),
        awaitEngine: (context) => awaitEngine(toolsFor(context), context),
        isLive: (release, context) => isLive(release, toolsFor(context, release.content), context),
        endWarm: (stack, which) => endWarm(toolsFor(stack), which),
        down: (stack) => composeDown(toolsFor(stack), {}),
        portsOfOthers: async (stack) => (await deps.engine.publishedPorts()).filter((one) => one.project !== stack),
        health: createHealthView(toolsFor),
        stopped: (stack, live) => stoppedServices(live, toolsFor(stack, live ?? undefined)),
        drift: (release, context) => drift(release, toolsFor(context, release.content), context),
        mapHandEdit: (input, context) => mapHandEdit(input, toolsFor(context), context),
        ...createKeptImages(toolsFor, deps.engine),
        ...createTidying(toolsFor, deps.engine),
        ...createUpdates(toolsFor),
        ...createVolumes(toolsFor),
        ...createCommands({
            toolsFor,
            hostAllowed: deps.hostCommandsAllowed ?? (() => Promise.resolve(false)),
            owner: deps.owner ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
        }),
    };
}
