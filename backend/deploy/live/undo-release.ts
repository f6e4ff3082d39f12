import { isDeepStrictEqual } from "node:util";
import type { DeployContext, LiveRelease, UndoOutcome } from "../deployer";
import { toolsForRelease, type DeployTools } from "../deploy-tools";
import { deployOnce } from "../exchange/deploy-release";
import { readProject } from "../exchange/release-project";
import { removeRoutes } from "../exchange/remove-routes";
import { wholeRelease } from "../exchange/whole-release";
import { withEngine } from "../exchange/with-engine";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { awaitPendingStops } from "./await-pending-stops";
import { containersByOwner } from "./foreign-containers";
import { isLive } from "./is-live";
import { readLiveFiles } from "./live-files";
import { putReleaseFiles, removeReleaseFiles } from "./put-release-files";
import { removeProject } from "./remove-project";
import { serviceStandings } from "./service-standings";

interface Undo {
    next: LiveRelease;
    previous: LiveRelease | null;
}

/** The way back gets as long as it usually needs, however short the way forward was meant to be. */
const LEAST_SECONDS = 300;

function withTime(context: DeployContext): DeployContext {
    const deployTimeout = Math.max(context.buildConfig.deployTimeout, LEAST_SECONDS);
    return { ...context, returning: true, buildConfig: { ...context.buildConfig, deployTimeout } };
}

/** What the way back works with, and whether it has changed anything yet. */
interface Run {
    tools: DeployTools;
    context: DeployContext;
    begun: boolean;
}

/**
 * Back to what was before `next` was put live. Idempotent; takes as long as a stop that was begun, and waits for an
 * engine that is away.
 */
export async function undoRelease(undo: Undo, tools: DeployTools, given: DeployContext): Promise<UndoOutcome> {
    const context = withTime(given);
    const run: Run = { tools, context, begun: given.again === true || given.stopped === true };
    const { next, previous } = undo;
    const goBack = () => (previous === null ? removeCreated(next, run) : restore(next, previous, run));
    try {
        const outcome = await withEngine(goBack, tools, context);
        // It was done, although the answer did not come through, or nobody was there to hear it.
        const done = run.begun && outcome.result === "untouched";
        return done ? { result: previous === null ? "removed" : "restored" } : outcome;
    } catch (error) {
        const services = await serviceStandings(undo, tools, context).catch(() => []);
        return { result: "failed", error, services };
    }
}

async function restore(next: LiveRelease, previous: LiveRelease, run: Run): Promise<UndoOutcome> {
    if (neverRan(previous) && (await isDown(previous, run.tools))) {
        return { result: "untouched" };
    }
    await awaitPendingStops(run.tools, run.context);
    const tools = toolsForRelease(run.tools, previous.content);
    if (await isLive(previous, tools, run.context)) {
        // A way back that was cut off at its very end, or a stack whose services were stopped and started again.
        await (run.begun ? becomesWell(previous, tools, run.context) : undefined);
        await removeRoutes(next, previous, run);
        return { result: "untouched" };
    }
    run.begun = true;
    if (neverRan(previous)) {
        await removeProject(run.tools, run.context);
        await removeRoutes(next, null, run);
        await putReleaseFiles({ to: previous, from: next, texts: previous.content.stackFiles }, run.tools, run.context);
    } else {
        await deployOnce({ next: previous, previous: next }, run);
    }
    return { result: "restored" };
}

async function becomesWell(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<void> {
    const project = await readProject({ next: release, previous: null }, tools, context);
    await waitUntilHealthy(wholeRelease(project), tools, context);
}

/** A stack that was down when it was taken over goes back to being down. */
function neverRan({ content }: LiveRelease): boolean {
    return content.asFound === true && Object.values(content.services).every(({ imageId }) => imageId === null);
}

async function isDown({ content, environment }: LiveRelease, { engine, layout }: DeployTools): Promise<boolean> {
    const live = await readLiveFiles(layout.directory);
    const same = isDeepStrictEqual(live.texts, content.stackFiles) && live.environment === environment;
    return same && (await engine.containers(layout.stack)).length === 0;
}

async function removeCreated(next: LiveRelease, run: Run): Promise<UndoOutcome> {
    const { tools, context } = run;
    const live = await readLiveFiles(tools.layout.directory);
    const written = Object.keys(next.content.stackFiles).some((name) => name in live.texts);
    if (!written && (await containersByOwner(tools)).own.length === 0) {
        return { result: "untouched" };
    }
    run.begun = true;
    await removeProject(tools, context);
    await removeRoutes(next, null, run);
    await removeReleaseFiles(next, tools, context);
    return { result: "removed" };
}
