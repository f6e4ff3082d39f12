import { CicdError } from "../../common/errors";
import { bindings } from "../models/bindings";
import { deployments, type Deployment } from "../models/deployments";
import { repositories } from "../models/repositories";
import { statusReports, type StatusDetails, type StatusReport } from "../models/status-reports";
import type { DeploymentReport } from "./forge-api";
import { ForgeApiError } from "./forge-api-error";
import { openForge, type ForgeParts, type OpenForge } from "./open-forge";
import { reportOf } from "./report-of";

export type Sending =
    /** Nothing more will have to be said about this deployment. */
    | { kind: "done"; error: CicdError | null }
    /** Told; something may follow. */
    | { kind: "told"; sent: string; details: StatusDetails; error: CicdError | null }
    /** Worth another try, not before so many milliseconds. */
    | { kind: "again"; afterMs: number; error: CicdError };

export interface SendParts extends ForgeParts {
    /** Where people reach our pages, without a slash at the end. */
    pageUrl: () => Promise<string>;
}

/** Tells the forge what a deployment's state is now. Every failure of the forge's is a value. */
export async function sendReport(parts: SendParts, row: StatusReport): Promise<Sending> {
    const deployment = await deployments.find(parts.db, row.deploymentId);
    const repository = await repositories.find(parts.db, row.repositoryId);
    if (!deployment?.commitSha || !repository?.reportStatus) {
        return { kind: "done", error: null };
    }
    try {
        const forge = await openForge(parts, repository);
        if (!forge?.hasCredential) {
            return { kind: "done", error: null };
        }
        return await send(parts, { row, forge, deployment: { ...deployment, commitSha: deployment.commitSha } });
    } catch (error) {
        return failed(error);
    }
}

interface ToSend {
    row: StatusReport;
    forge: OpenForge;
    deployment: Deployment & { commitSha: string };
}

async function send(parts: SendParts, { row, forge, deployment }: ToSend): Promise<Sending> {
    const binding = await bindings.findByStack(parts.db, deployment.stack);
    const where = { pageUrl: await parts.pageUrl(), remoteId: row.details.remoteId ?? null };
    const current = reportOf(deployment, binding, where);
    const said = current.sent === row.sent;
    // Whoever never heard of it need not hear that it came to nothing.
    const untold = row.sent === "" && current.report.state === "canceled";
    if (said || untold) {
        return current.isFinal ? { kind: "done", error: null } : told(row, current.sent, null);
    }
    // Of several deployments of one commit the newest one is the commit's state.
    if (!(await statusReports.hasNewer(parts.db, deployment))) {
        await forge.api.postStatus?.(forge.ask, current.report);
    }
    const { remoteId, error } = await tellDeployment(forge, current.report);
    return current.isFinal
        ? { kind: "done", error }
        : told({ ...row, details: remoteId === null ? {} : { remoteId } }, current.sent, error);
}

const told = ({ details }: StatusReport, sent: string, error: CicdError | null): Sending => ({
    kind: "told",
    sent,
    details: { remoteId: details.remoteId },
    error,
});

/** A token that may report statuses need not be allowed to report deployments: said, and the statuses go on. */
async function tellDeployment(
    { api, ask }: OpenForge,
    report: DeploymentReport,
): Promise<{ remoteId: string | null; error: CicdError | null }> {
    try {
        return { remoteId: (await api.postDeployment?.(ask, report)) ?? null, error: null };
    } catch (error) {
        if (error instanceof ForgeApiError && error.retryAfterMs === null) {
            return { remoteId: report.remoteId, error };
        }
        throw error;
    }
}

function failed(error: unknown): Sending {
    if (!(error instanceof CicdError)) {
        throw error;
    }
    if (error instanceof ForgeApiError) {
        return error.retryAfterMs === null
            ? { kind: "done", error }
            : { kind: "again", afterMs: error.retryAfterMs, error };
    }
    return error.code === "REPOSITORY_UNREACHABLE" || error.code === "TIMED_OUT"
        ? { kind: "again", afterMs: 0, error }
        : { kind: "done", error };
}
