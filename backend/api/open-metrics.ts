import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { UseCases } from "../use-cases/use-cases";

/** Lets a reader of the metrics pass without a token while the settings say so. */
export function openMetrics(useCases: Pick<UseCases, "settings">, withToken: RequestHandler): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
        useCases.settings().then((settings) => {
            if (settings.openMetrics) {
                next();
            } else {
                void withToken(request, response, next);
            }
        }, next);
    };
}
