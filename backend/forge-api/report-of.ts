import { isFinal, type DeploymentState } from "../../common/states";
import type { Binding } from "../models/bindings";
import type { Deployment } from "../models/deployments";
import { toldOf } from "../models/status-reports";
import { contextOf } from "./checks";
import type { DeploymentReport, ReportState } from "./forge-api";

const states: Record<DeploymentState, ReportState> = {
    queued: "pending",
    waiting: "pending",
    running: "running",
    succeeded: "success",
    failed: "failure",
    "rolled-back": "failure",
    canceled: "canceled",
    superseded: "canceled",
};

const longest = 140;

/** Everybody who may see the repository may read it: so codes and numbers, and no output of anybody's program. */
function descriptionOf(deployment: Deployment): string {
    const { state, waitingReason, error, durationMs, supersededBy, trigger } = deployment;
    const code = error ? ` (${error.code})` : "";
    switch (state) {
        case "queued":
            return "Queued";
        case "waiting":
            return `Waiting: ${waitingReason}`;
        case "running":
            return trigger === "rollback" ? "Going back to this commit" : "Deploying";
        case "succeeded":
            return durationMs === null ? "Deployed" : `Deployed in ${Math.max(1, Math.round(durationMs / 1000))} s`;
        case "failed":
            return `Failed${code}`;
        case "rolled-back":
            return `Failed${code}; the release before is live again`;
        case "canceled":
            return "Canceled";
        case "superseded":
            return supersededBy === null
                ? "A newer deployment took its place"
                : `Deployment #${supersededBy} took its place`;
    }
}

/** What the forge should know about a deployment now. `sent` compares it with what it was told before. */
export interface CurrentReport {
    report: DeploymentReport;
    sent: string;
    isFinal: boolean;
}

/** @param pageUrl where people reach our pages, without a slash at the end */
export function reportOf(
    deployment: Deployment & { commitSha: string },
    binding: Binding | null,
    { pageUrl, remoteId }: { pageUrl: string; remoteId: string | null },
): CurrentReport {
    const { id, stack, state, ref, commitSha } = deployment;
    const description = descriptionOf(deployment).slice(0, longest);
    return {
        report: {
            sha: commitSha,
            ref,
            state: states[state],
            context: contextOf(stack),
            description,
            targetUrl: `${pageUrl}/compose/${stack}?deployment=${id}`,
            environment: stack,
            environmentUrl: binding?.environmentUrl ?? "",
            remoteId,
        },
        sent: toldOf(deployment),
        isFinal: isFinal(state),
    };
}
