import type { CommitView, DeploymentView, StepView } from "../../../common/views";
import { canaries } from "../../models/canaries";
import type { Db } from "../../models/db";
import type { Deployment } from "../../models/deployments";
import { releases } from "../../models/releases";
import { steps, type Step } from "../../models/steps";

/** Deployments as people see them; three queries for any number of them. */
export async function deploymentViews(db: Db, rows: readonly Deployment[]): Promise<DeploymentView[]> {
    const stepsOf = await steps.listFor(
        db,
        rows.map((row) => row.id),
    );
    const canariesOf = await canaries.listFor(
        db,
        rows.map((row) => row.id),
    );
    const numbers = await releases.numbers(
        db,
        rows.flatMap((row) => row.releaseId ?? []),
    );
    return rows.map((row) => ({
        id: row.id,
        stack: row.stack,
        state: row.state,
        waitingReason: row.waitingReason,
        waitingDetail: row.waitingDetail,
        waitingUntil: row.waitingUntil,
        released: row.released,
        untrusted: row.untrusted,
        trigger: row.trigger,
        ref: row.ref,
        commit: commitView(row),
        requestedBy: row.requestedBy,
        attempt: row.attempt,
        release: row.releaseId === null ? null : (numbers.get(row.releaseId) ?? null),
        supersededBy: row.supersededBy,
        error: row.error,
        queuedAt: row.queuedAt,
        startedAt: row.startedAt,
        finishedAt: row.finishedAt,
        cancelRequested: row.cancelRequested,
        retryFrom: row.progress?.retryFrom ?? null,
        retryOf: row.retryOf,
        steps: (stepsOf.get(row.id) ?? []).map(stepView),
        canaries: canariesOf.get(row.id) ?? [],
    }));
}

export function commitView(row: Pick<Deployment, "commitSha" | "commitMessage" | "commitAuthor">): CommitView | null {
    return row.commitSha === null
        ? null
        : { sha: row.commitSha, message: row.commitMessage ?? "", author: row.commitAuthor ?? "" };
}

function stepView(step: Step): StepView {
    return {
        name: step.name,
        state: step.state,
        startedAt: step.startedAt,
        finishedAt: step.finishedAt,
        exitCode: step.exitCode,
        logStart: step.logStart,
        logEnd: step.logEnd,
        tries: step.tries,
        flaky: step.flaky,
    };
}
