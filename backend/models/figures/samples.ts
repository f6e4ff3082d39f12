import type { Trigger } from "../../../common/states";
import { bucketOf } from "./buckets";
import type { EndedDeployment, EndedStep } from "./ended-deployments";

/** One count of a measure; `bucket` is 0 for what has no duration. The measures are defined in docs/figures.md. */
export interface Sample {
    measure: string;
    bucket: number;
}

/** What brings a commit to a stack for the first time. */
const BRINGS_COMMITS: readonly Trigger[] = ["push", "poll", "pull-request", "manual"];

const once = (measure: string): Sample => ({ measure, bucket: 0 });
const lasting = (measure: string, ms: number): Sample => ({ measure, bucket: bucketOf(ms) });
const between = (from: string, to: string) => Date.parse(to) - Date.parse(from);

/** @param brokenSince since when the stack was broken before it, or null */
export function samplesOf(ended: EndedDeployment, brokenSince: string | null): Sample[] {
    return [
        once(`ended:${ended.state}`),
        ...(ended.retryOf === null ? [] : [once("retried")]),
        ...(ended.state === "succeeded" ? successOf(ended) : []),
        ...changeOf(ended, brokenSince),
        ...ended.steps.flatMap(stepOf),
    ];
}

function successOf({ trigger, durationMs, committedAt, finishedAt, again }: EndedDeployment): Sample[] {
    const isNew = BRINGS_COMMITS.includes(trigger) && committedAt !== null && !again;
    return [
        once(trigger === "rollback" ? "rollback" : "deployed"),
        ...(durationMs === null ? [] : [lasting("whole", durationMs)]),
        ...(isNew ? [lasting("lead", Math.max(0, between(committedAt, finishedAt)))] : []),
    ];
}

/** Whether it changed what runs, whether that went wrong, and how long the stack was not well. */
function changeOf(ended: EndedDeployment, brokenSince: string | null): Sample[] {
    const { state, trigger, queuedAt, finishedAt } = ended;
    const touchedAt = ended.steps.find(({ name }) => name === "deploy")?.startedAt ?? null;
    const restored = (since: string) => lasting("restore", Math.max(0, between(since, finishedAt)));
    if (state === "rolled-back") {
        return [
            once("change"),
            once("change-failed"),
            restored(brokenSince ?? touchedAt ?? queuedAt),
            ...reasonOf(ended),
        ];
    }
    if (state === "failed") {
        return [...(touchedAt ? [once("change"), once("change-failed")] : []), ...reasonOf(ended)];
    }
    if (state !== "succeeded") {
        return [];
    }
    if (trigger === "rollback") {
        // Going back by hand says that the version before was bad, unless it had failed by itself.
        return brokenSince ? [restored(brokenSince)] : [once("change-failed"), restored(queuedAt)];
    }
    return [once("change"), ...(brokenSince ? [restored(brokenSince)] : [])];
}

function reasonOf({ code }: EndedDeployment): Sample[] {
    return [once(`reason:${code ?? "INTERNAL"}`)];
}

function stepOf({ name, state, startedAt, finishedAt, tries }: EndedStep): Sample[] {
    const took = state === "succeeded" && startedAt && finishedAt ? [between(startedAt, finishedAt)] : [];
    return [...took.map((ms) => lasting(`step:${name}`, ms)), ...(tries > 1 ? [once("step-retried")] : [])];
}
