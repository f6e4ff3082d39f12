import type { RequestHandler } from "express";
import type { Database } from "../models/db";
import { countDeployments } from "../models/deployment-counts";

/** Prometheus text format. */
export function metricsRoute(db: Database): RequestHandler {
    return (_request, response, next) => {
        countDeployments(db).then((counts) => {
            const states = Object.entries(counts).map(
                ([state, count]) => `cicd_deployments{state="${state}"} ${count}`,
            );
            const lines = [
                "# HELP cicd_deployments Deployments by state.",
                "# TYPE cicd_deployments gauge",
                ...states,
                "# HELP cicd_queue_length Deployments that wait for a worker.",
                "# TYPE cicd_queue_length gauge",
                `cicd_queue_length ${counts.queued}`,
            ];
            response.type("text/plain; version=0.0.4; charset=utf-8").send(`${lines.join("\n")}\n`);
        }, next);
    };
}
