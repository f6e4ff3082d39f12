import { createHash } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { CicdError } from "../../common/errors";
import type { Clock } from "../models/clock";
import { FailureLimit } from "../use-cases/failure-limit";
import type { Actor, UseCases } from "../use-cases/use-cases";
import { RequestBudget } from "./request-budget";
import { TooManyRequests } from "./too-many-requests";

const MAX_KNOWN = 1000;

/**
 * Lets requests with a valid bearer token pass and leaves its actor in `response.locals`. An address that keeps trying
 * wrong ones has to wait; tokens that were right before pass all the same, since others may sit behind its proxy.
 */
export function authenticate(useCases: Pick<UseCases, "authenticate">, clock: Clock): RequestHandler {
    const failures = new FailureLimit(clock);
    const budget = new RequestBudget(clock);
    const known = new Set<string>();

    async function actorOf(request: Request): Promise<Actor> {
        const address = request.ip ?? "";
        const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
        const hash = token ? createHash("sha256").update(token).digest("hex") : "";
        const wait = known.has(hash) ? 0 : failures.retryAfter(address);
        if (wait > 0) {
            throw new TooManyRequests(wait);
        }
        const actor = token ? await useCases.authenticate(token) : null;
        if (!actor) {
            known.delete(hash);
            failures.count(address);
            throw notLoggedIn();
        }
        remember(known, hash);
        const pause = budget.spend(hash);
        if (pause > 0) {
            throw new TooManyRequests(pause);
        }
        return actor;
    }

    return (request: Request, response: Response, next: NextFunction) => {
        actorOf(request).then((actor) => {
            response.locals.actor = actor;
            next();
        }, next);
    };
}

function remember(known: Set<string>, hash: string): void {
    known.add(hash);
    const oldest = known.values().next();
    if (known.size > MAX_KNOWN && !oldest.done) {
        known.delete(oldest.value);
    }
}

function notLoggedIn(): CicdError {
    return new CicdError({
        code: "NOT_LOGGED_IN",
        message: "The request carries no valid token.",
        hint: 'Make a token in the CI/CD settings or with "npm run token", and send it as "Authorization: Bearer <token>".',
    });
}
