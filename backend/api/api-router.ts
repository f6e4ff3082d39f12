import { json, Router, type NextFunction, type Request, type Response } from "express";
import { CicdError } from "../../common/errors";
import { TOKEN_SCOPES } from "../../common/schema";
import type { LogStore } from "../build-engine/log-store";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import type { EventBus } from "../models/event-bus";
import { deploymentLogs, jobLogs } from "../use-cases/log-source";
import type { Actor, UseCases } from "../use-cases/use-cases";
import { answerError } from "./answer-error";
import { authenticate } from "./authenticate";
import { healthRoute } from "./health-route";
import { logRoute } from "./log-route";
import { metricsRoute } from "./metrics-route";
import { openMetrics } from "./open-metrics";
import type { Route } from "./route";
import { ROUTES } from "./routes";

export interface ApiParts {
    useCases: UseCases;
    logs: LogStore;
    /** Of jobs and single commands, by their runs. */
    jobLogs: LogStore;
    db: Database;
    bus: EventBus;
    clock: Clock;
    /** For what nobody expected; people see only that it happened. */
    report: (error: unknown) => void;
}

const ROOT = "/api/cicd/v1";
const MAX_BODY = "1mb";

/** REST under /api/cicd/v1, and /healthz and /metrics also where monitoring looks for them first. */
export function createApiRouter(parts: ApiParts): Router {
    const { useCases, clock, db, report } = parts;
    const withToken = authenticate(useCases, clock);
    const api = Router();
    api.get("/healthz", healthRoute(db));
    const metrics = [openMetrics(useCases, withToken), metricsRoute(db)];
    api.get("/metrics", metrics);
    api.use(withToken);
    api.get("/deployments/:id/log", logRoute(deploymentLogs(parts), report));
    api.get("/job-runs/:id/log", logRoute(jobLogs(parts), report));
    // Whatever the content type says, so that curl needs no header for it.
    api.use(json({ limit: MAX_BODY, type: () => true }));
    for (const route of ROUTES) {
        api[route.method](route.path, handle(useCases, route));
    }
    api.use((_request, _response, next) => next(unknownPath()));
    api.use(answerError(report));

    const router = Router();
    router.get("/healthz", healthRoute(db));
    router.get("/metrics", metrics, answerError(report));
    router.use(ROOT, api);
    return router;
}

function handle(useCases: UseCases, route: Route) {
    return (request: Request, response: Response, next: NextFunction): void => {
        const actor = response.locals.actor as Actor;
        // Administrator comes first, and may do all that the later ones may.
        if (TOKEN_SCOPES.indexOf(actor.scope) > TOKEN_SCOPES.indexOf(route.scope)) {
            next(forbidden(route));
            return;
        }
        const { params, query, body } = request;
        Promise.resolve()
            .then(() => route.answer({ useCases, actor, params, query, body }))
            .then((answer) => response.status(route.status ?? 200).json(answer ?? { ok: true }))
            .catch(next);
    };
}

function forbidden({ scope }: Route): CicdError {
    return new CicdError({
        code: "FORBIDDEN",
        message: "This token may not do that.",
        hint: `Use a token with the scope ${scope}.`,
    });
}

function unknownPath(): CicdError {
    return new CicdError({
        code: "NOT_FOUND",
        message: "The API has no such path.",
        hint: "docs/api.md lists all of them.",
    });
}
