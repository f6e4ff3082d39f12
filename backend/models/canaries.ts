import type { CanaryDecision, CanaryView } from "../../common/canary-views";
import type { Db } from "./db";

/** How far the canary of one service of a deployment is, with what is needed to go on with it. */
export interface CanaryCourse {
    view: Omit<CanaryView, "decision">;
    /** What each container behind the switch had counted when the step began that `view` names. */
    before: { id: string; requests: number; errors: number }[];
}

interface Row {
    deployment_id: number;
    service: string;
    open: boolean | number;
    course: string;
    decision: string | null;
}

const decisionOf = (row: Pick<Row, "decision">) =>
    row.decision === null ? null : (JSON.parse(row.decision) as CanaryDecision);

export const canaries = {
    /** Those of each deployment, in the order in which they began. */
    async listFor(db: Db, deployments: readonly number[]): Promise<Map<number, CanaryView[]>> {
        const rows = (await db<Row>("cicd_canary")
            .whereIn("deployment_id", [...deployments])
            .orderBy("rowid")) as Row[];
        const views = new Map<number, CanaryView[]>();
        for (const row of rows) {
            const view = { ...(JSON.parse(row.course) as CanaryCourse).view, decision: decisionOf(row) };
            views.set(row.deployment_id, [...(views.get(row.deployment_id) ?? []), view]);
        }
        return views;
    },
    async find(db: Db, deployment: number, service: string): Promise<CanaryCourse | null> {
        const row = (await db<Row>("cicd_canary").where({ deployment_id: deployment, service }).first("course")) as
            Pick<Row, "course"> | undefined;
        return row ? (JSON.parse(row.course) as CanaryCourse) : null;
    },
    /** A decision that was made stays until it is `heard`. */
    async save(db: Db, deployment: number, course: CanaryCourse, heard?: "heard"): Promise<void> {
        const { service, state } = course.view;
        const kept = { open: state === "running", course: JSON.stringify(course) };
        const row = heard ? { ...kept, decision: null } : kept;
        await db("cicd_canary")
            .insert({ deployment_id: deployment, service, decision: null, ...row })
            .onConflict(["deployment_id", "service"])
            .merge(row);
    },
    async decision(db: Db, deployment: number, service: string): Promise<CanaryDecision | null> {
        const row = (await db<Row>("cicd_canary").where({ deployment_id: deployment, service }).first("decision")) as
            Pick<Row, "decision"> | undefined;
        return row ? decisionOf(row) : null;
    },
    /** About the canary that is under way; false when there is none, or somebody was faster. */
    async decide(db: Db, deployment: number, decision: CanaryDecision): Promise<boolean> {
        const open = db("cicd_canary").where({ deployment_id: deployment, open: true }).whereNull("decision");
        return (await open.update({ decision: JSON.stringify(decision) })) > 0;
    },
};
