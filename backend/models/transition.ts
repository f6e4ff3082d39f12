import { isFinal, TRANSITIONS, type DeploymentState, type WaitingReason } from "../../common/states";
import type { Clock } from "./clock";
import type { Db } from "./db";
import { factsToRow, type DeploymentFacts } from "./deployment-facts";

/** Why a deployment waits. */
export interface Hold {
    reason: WaitingReason;
    /** One sentence: what it waits for, and what ends that. */
    detail: string;
    /** When it ends by itself; null where nobody knows. */
    until: string | null;
}

export interface Transition {
    deployment: number;
    from: DeploymentState;
    to: DeploymentState;
    /** Into `running`: the claim to set. Out of `running`: the claim that must hold it. */
    claim?: string;
    /** Into `waiting`. */
    hold?: Hold;
    supersededBy?: number;
    /** Back into the queue at an orderly stop, or into a wait: this attempt does not count. */
    uncounted?: boolean;
    facts?: DeploymentFacts;
}

/**
 * The only way in which a deployment's state changes: one conditional UPDATE, fenced by the claim. Answers false when
 * somebody else was faster (the row was not in `from`, or another claim holds it); the caller then lets go of it.
 * Publish the change on the event bus after the commit.
 *
 * @throws on a move that the state machine doesn't know; that is a defect in the caller
 */
export async function transition(db: Db, clock: Clock, move: Transition): Promise<boolean> {
    if (!TRANSITIONS[move.from].includes(move.to)) {
        throw new Error(`no transition from ${move.from} to ${move.to}`);
    }
    const query = db("cicd_deployment").where({ id: move.deployment, state: move.from });
    if (move.from === "running") {
        query.where("claim", move.claim ?? null);
    }
    try {
        return (await query.update(changes(db, clock, move))) === 1;
    } catch (error) {
        // The unique index "one running per stack" is the last word on who runs.
        if (move.to === "running" && String(error).includes("UNIQUE constraint failed")) {
            return false;
        }
        throw error;
    }
}

function holdRow(hold: Hold | undefined): Record<string, unknown> {
    const { reason, detail, until } = hold ?? { reason: null, detail: null, until: null };
    return { waiting_reason: reason, waiting_detail: detail, waiting_until: until };
}

function changes(db: Db, clock: Clock, move: Transition): Record<string, unknown> {
    const now = clock.now().toISOString();
    const row: Record<string, unknown> = {
        ...factsToRow(move.facts ?? {}),
        ...holdRow(move.hold),
        state: move.to,
        claim: move.to === "running" ? (move.claim ?? null) : null,
    };
    if (move.to === "waiting") {
        // It begins anew when the wait is over: the time it took doesn't count the wait.
        row.started_at = null;
    }
    if (move.to === "running") {
        row.started_at = db.raw("COALESCE(started_at, ?)", [now]);
        row.attempt = db.raw("attempt + 1");
    }
    if (move.uncounted) {
        row.attempt = db.raw("attempt - 1");
    }
    if (move.supersededBy !== undefined) {
        row.superseded_by = move.supersededBy;
    }
    if (isFinal(move.to)) {
        row.finished_at = now;
        row.duration_ms = db.raw(
            "CASE WHEN started_at IS NULL THEN NULL ELSE CAST((julianday(?) - julianday(started_at)) * 86400000 AS INTEGER) END",
            [now],
        );
    }
    return row;
}
