import { Router, type Request, type Response } from "express";
import type { SecretBox } from "../models/secret-box";
import { answerOutcome, answerRefusal } from "./answer";
import { DeliveryLog, type DeliveryLogParts } from "./delivery-log";
import { FailureLimit } from "./failure-limit";
import { FORGES, forgesByName } from "./forges";
import { HookCache } from "./hook-cache";
import { receive, type Receiver } from "./receive";
import { redeliver } from "./redeliver";
import { NOT_STORED } from "./refusal";
import { RefusedCounter } from "./refused-counter";

export interface WebhookParts extends DeliveryLogParts {
    box: SecretBox;
    /** Read for each delivery. */
    maxBodyBytes: () => number;
    /** One line for the server's log. */
    log: (line: string) => void;
}

export interface Webhooks {
    router: Router;
    /** Call it after the commit of whatever changed a hook's repository or its bindings; without a token: all. */
    invalidateHook(token?: string): void;
    /** See redeliver.ts. Answers the id of the new row. */
    redeliver(eventId: number, requestedBy: string): Promise<number>;
    /** Settles what was received. Call it at shutdown, before the database closes. */
    close(): Promise<void>;
}

/** `POST /cicd/hooks/:forge/:token`; its 2xx means that the delivery is committed. */
export function createWebhookRouter(parts: WebhookParts): Webhooks {
    const { db, clock, bodies, box, maxBodyBytes } = parts;
    const forges = forgesByName(FORGES);
    const hooks = new HookCache(db, box);
    const log = new DeliveryLog(parts);
    const refused = new RefusedCounter(db, parts.log);
    const receiver = { forges, hooks, failures: new FailureLimit(clock), clock, maxBodyBytes };
    const endpoint = { receiver, log, refused, report: parts.log };

    const router = Router();
    router.post("/cicd/hooks/:forge/:token", (request, response) => void handle(endpoint, request, response));
    return {
        router,
        invalidateHook: (token) => hooks.invalidate(token),
        redeliver: (eventId, requestedBy) => redeliver({ db, clock, bodies, forges, log }, eventId, requestedBy),
        async close() {
            await log.settled();
            await refused.flush();
            await bodies.close();
        },
    };
}

interface Endpoint {
    receiver: Receiver;
    log: DeliveryLog;
    refused: RefusedCounter;
    report: (line: string) => void;
}

async function handle(endpoint: Endpoint, request: Request, response: Response): Promise<void> {
    const { forge = "", token = "" } = request.params;
    try {
        const received = await receive(endpoint.receiver, { forge, token, ip: request.ip ?? "" }, request);
        if ("refusal" in received) {
            endpoint.refused.count(received.repositoryId, received.refusal);
            answerRefusal(response, received.refusal);
            return;
        }
        answerOutcome(response, await endpoint.log.submit(received));
    } catch (error) {
        if (!request.complete && request.destroyed) {
            return;
        }
        endpoint.report(`a delivery could not be stored: ${String(error)}`);
        answerRefusal(response, NOT_STORED);
    }
}
