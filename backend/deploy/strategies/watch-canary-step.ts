import type { CanaryDecision } from "../../../common/canary-views";
import { CicdError } from "../../../common/errors";
import type { RolloutConfig } from "../../../common/rollout-schema";
import type { Route } from "../../../common/route";
import type { CanaryCourse } from "../../models/canaries";
import type { BackendStats, SwitchRun, TrafficSwitch } from "../traffic/traffic-switch";
import { canaryAborted } from "./canary-aborted";
import type { CanaryLook, CanaryVerdict } from "./canary-analysis";
import { figuresOf } from "./canary-figures";
import { judgeStep } from "./judge-step";

export interface CanaryStep {
    route: Route;
    driver: Pick<TrafficSwitch, "name" | "measures" | "stats">;
    config: Pick<RolloutConfig, "steps" | "analysis">;
    /** Ids of the containers of each version; those of both get traffic by the step's weight already. */
    old: readonly string[];
    new: readonly string[];
    /** Index in `config.steps`. */
    index: number;
    /** Whether the switch had these weights before it was told them: what was counted so far still counts. */
    resumes: boolean;
}

/** `lost`: the switch forgot its weights, as after a restart; the step has to begin again. */
export type CanaryEnd = "on" | "promote" | "lost";

/** How often the figures are read; short steps are looked at more often. */
const LOOKS_PER_PAUSE = 10;
const LEAST_MS = 200;
const MOST_MS = 2000;
/** As many looks are remembered. */
const REMEMBERED = 1000;

/**
 * Watches one step of a canary, from the moment its weights are in force. `on`: by its figures, or by a person, the next
 * step may begin. `promote`: a person wants all traffic on the new version now, without the steps that are left. May be called again after a kill: the step goes on where it was.
 *
 * @throws CicdError CANARY_ABORTED, by the figures or by a person; CANCELED when the signal ends it
 */
export async function watchCanaryStep(step: CanaryStep, run: SwitchRun): Promise<CanaryEnd> {
    run.context.canary?.waits(step.config.analysis.manual);
    try {
        return await watchStep(step, run);
    } finally {
        run.context.canary?.waits(false);
    }
}

async function watchStep(step: CanaryStep, run: SwitchRun): Promise<CanaryEnd> {
    const watch = await beginWatch(step, run);
    for (;;) {
        run.context.signal?.throwIfAborted();
        const stats = await statsOf(step, run);
        if (![...step.old, ...step.new].every((id) => stats.some((one) => one.id === id))) {
            run.context.log(`${step.route.service}: the switch was restarted, so the step begins again`);
            return "lost";
        }
        const verdict = await look(watch, { step, stats }, run);
        if (verdict.go === "on") {
            await close(watch, { state: "passed" }, run);
        }
        // Asked after the step is closed: from then on nobody can decide any more without being heard.
        const decision = (await run.context.canary?.decision(step.route.service)) ?? null;
        const end = await endOf(watch, { decision, verdict }, run);
        if (end !== null) {
            return end;
        }
        await run.tools.wait(watch.everyMs, run.context.signal);
    }
}

/**
 * Null while the step is not over. A person may promote what does badly; who wants the next step wants it of a version that
 * does well.
 */
async function endOf(
    watch: Watch,
    { decision, verdict }: { decision: CanaryDecision | null; verdict: CanaryVerdict },
    run: SwitchRun,
): Promise<CanaryEnd | null> {
    const { service } = watch.course.view;
    if (decision?.action === "promote") {
        await close(watch, { state: "promoted" }, run);
        run.context.log(`${service}: ${decision.by} promoted the new version`);
        return "promote";
    }
    if (decision?.action === "next" && verdict.go !== "abort") {
        await close(watch, { state: "passed", heard: "heard" }, run);
        run.context.log(`${service}: ${decision.by} has the new version go on to the next step`);
        return "on";
    }
    if (decision || verdict.go === "abort") {
        await close(watch, { state: "aborted" }, run);
        throw canaryAborted(watch.course.view, decision?.action === "abort" ? decision : null);
    }
    if (verdict.go === "on") {
        sayEnd(watch, run);
        return "on";
    }
    return null;
}

/**
 * The step with which a canary goes on: 0 for one that begins, the kept one after a kill, and null where its figures or a
 * person promoted it already.
 */
export async function canaryStepToResume(service: string, { context }: SwitchRun): Promise<number | null> {
    const view = (await context.canary?.kept(service))?.view;
    if (!view) {
        return 0;
    }
    if (view.state === "promoted") {
        return null;
    }
    const next = view.state === "passed" ? view.step : view.step - 1;
    return next < view.steps ? next : null;
}

/** Nothing from a switch that doesn't answer: it may be about to. */
async function statsOf({ driver, route }: CanaryStep, run: SwitchRun): Promise<BackendStats[]> {
    try {
        return await driver.stats(route, run);
    } catch (error) {
        if (error instanceof CicdError && error.code === "TRAFFIC_SWITCH_FAILED") {
            return [];
        }
        throw error;
    }
}

interface Watch {
    course: CanaryCourse;
    looks: CanaryLook[];
    pauseMs: number;
    everyMs: number;
}

async function beginWatch(step: CanaryStep, run: SwitchRun): Promise<Watch> {
    const { index, config, route } = step;
    const { weight, pauseSeconds } = config.steps[index]!;
    const pauseMs = pauseSeconds * 1000;
    const everyMs = Math.min(MOST_MS, Math.max(LEAST_MS, pauseMs / LOOKS_PER_PAUSE));
    const kept = step.resumes ? await run.context.canary?.kept(route.service) : null;
    if (kept?.view.state === "running" && kept.view.step === index + 1) {
        run.context.log(`${route.service}: goes on at ${weight} % of the traffic, as before the interruption`);
        return { course: kept, looks: [], pauseMs, everyMs };
    }
    const now = run.tools.clock.now();
    const nothing = { requests: 0, errors: 0, latencyMs: null };
    const course: CanaryCourse = {
        before: (await statsOf(step, run)).map(counted),
        view: {
            service: route.service,
            state: "running",
            step: index + 1,
            steps: config.steps.length,
            weight,
            manual: config.analysis.manual,
            begunAt: now.toISOString(),
            until: new Date(now.getTime() + pauseMs).toISOString(),
            verdict: null,
            old: nothing,
            new: nothing,
        },
    };
    return { course, looks: [], pauseMs, everyMs };
}

function counted({ id, requests, errors }: BackendStats): CanaryCourse["before"][number] {
    return { id, requests, errors };
}

async function look(
    watch: Watch,
    { step, stats }: { step: CanaryStep; stats: readonly BackendStats[] },
    run: SwitchRun,
): Promise<CanaryVerdict> {
    const { course, looks } = watch;
    const at = run.tools.clock.now().getTime() - Date.parse(course.view.begunAt);
    const figures = (ids: readonly string[]) => figuresOf(stats, ids, course.before);
    looks.push({ at, old: figures(step.old), new: figures(step.new) });
    looks.splice(0, looks.length - REMEMBERED);
    const last = looks.at(-1)!;
    const verdict = judgeStep(watch, step);
    course.view = { ...course.view, old: last.old, new: last.new, verdict: verdict.reason };
    await run.context.canary?.note(course);
    return verdict;
}

async function close(
    watch: Watch,
    { state, heard }: Pick<CanaryCourse["view"], "state"> & { heard?: "heard" },
    run: SwitchRun,
): Promise<void> {
    watch.course.view = { ...watch.course.view, state };
    await run.context.canary?.note(watch.course, heard);
}

function sayEnd({ course: { view } }: Watch, { context }: SwitchRun): void {
    context.log(
        `${view.service}: ${view.weight} % of the traffic went well with the new version: ${view.verdict?.text ?? ""}`,
    );
}
