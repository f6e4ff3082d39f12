import { DEPLOYMENT_STATES, type DeploymentState } from "../../common/states";
import type { Db } from "./db";

/** How many deployments are in each state, for the metrics. */
export async function countDeployments(db: Db): Promise<Record<DeploymentState, number>> {
    const rows = (await db("cicd_deployment").groupBy("state").select("state").count("id as count")) as unknown as {
        state: DeploymentState;
        count: number;
    }[];
    const counts = Object.fromEntries(DEPLOYMENT_STATES.map((state) => [state, 0])) as Record<DeploymentState, number>;
    for (const { state, count } of rows) {
        counts[state] = Number(count);
    }
    return counts;
}

/** How many steps went well only when they were tried again. */
export async function countFlakySteps(db: Db): Promise<number> {
    const row = (await db("cicd_step").whereRaw("flaky = 1").count("id as count").first()) as { count: number };
    return Number(row.count);
}
