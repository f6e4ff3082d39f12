import type { RequestHandler } from "express";
import { figureMetrics } from "./figure-metrics";
import type { Database } from "../models/db";
import { countDeployments, countFlakySteps } from "../models/deployment-counts";

/** Prometheus text format. */
export function metricsRoute(db: Database): RequestHandler {
    return (_request, response, next) => {
        Promise.all([countDeployments(db), countFlakySteps(db), figureMetrics(db)]).then(([counts, flaky, figures]) => {
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
                "# HELP cicd_flaky_steps Kept steps that went well only when they were tried again.",
                "# TYPE cicd_flaky_steps gauge",
                `cicd_flaky_steps ${flaky}`,
                ...figures,
            ];
            response.type("text/plain; version=0.0.4; charset=utf-8").send(`${lines.join("\n")}\n`);
        }, next);
    };
}
