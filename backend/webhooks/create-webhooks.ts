import type { IncomingMessage, ServerResponse } from "node:http";
import type { PlainHandler } from "../host/host";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import type { EventBus } from "../models/event-bus";
import type { SecretBox } from "../models/secret-box";
import type { WebhookEvent } from "../models/webhook-events";
import { DeliveryBodies } from "../use-cases/delivery-bodies";
import { pruneDeliveries } from "../use-cases/prune-deliveries";
import { answerOutcome, answerRefusal } from "./answer";
import { bodyLimit } from "./body-limit";
import type { Delivery } from "./delivery";
import { DeliveryLog } from "./delivery-log";
import { deployToken } from "./deploy-url";
import { FailureLimit } from "../use-cases/failure-limit";
import { FORGES, forgesByName } from "./forges";
import { HookCache } from "./hook-cache";
import { hookAddress } from "./hook-address";
import { receive, type Receiver, type Refused } from "./receive";
import { receiveForStack } from "./receive-for-stack";
import { bodyOf, redeliver } from "./redeliver";
import { NOT_STORED, TOO_LARGE } from "./refusal";
import { RefusedCounter } from "./refused-counter";

export interface WebhookParts {
    db: Database;
    clock: Clock;
    bus: EventBus;
    secrets: SecretBox;
    /** Absolute; made when needed. */
    bodiesDir: string;
    /** New work is in the queue. */
    onQueued: () => void;
    /** One line for the server's log. */
    log: (line: string) => void;
}

export interface Webhooks {
    /** Takes `POST /cicd/hooks/:forge/:token` and Dokploy's form; a 2xx means that the delivery is committed. */
    handler: PlainHandler;
    deliveries: {
        /** Call it after the commit of whatever changed a hook's repository or its bindings. */
        invalidateHook(token: string): void;
        /** "" when it is no longer kept. */
        readBody(event: WebhookEvent): Promise<string>;
        /** See redeliver.ts. Answers the new row. */
        redeliver(event: WebhookEvent, by: string): Promise<WebhookEvent>;
    };
    /** Forgets what is older than the settings say; for once a day. */
    prune(): Promise<void>;
    /** Settles what was received. Call it at shutdown, before the database closes. */
    close(): Promise<void>;
}

export function createWebhooks(parts: WebhookParts): Webhooks {
    const { db, clock } = parts;
    const forges = forgesByName(FORGES);
    const hooks = new HookCache(db, parts.secrets);
    const bodies = new DeliveryBodies(parts.bodiesDir, clock);
    const log = new DeliveryLog({ ...parts, bodies });
    const refused = new RefusedCounter(db, parts.log);
    const maxBodyBytes = bodyLimit(db, clock);
    const receiver = { db, forges, hooks, failures: new FailureLimit(clock), clock, maxBodyBytes };

    const endpoint = { log, refused, bus: parts.bus, report: parts.log };
    const unsubscribe = parts.bus.subscribe((event) => {
        if (event.type === "repository") {
            hooks.invalidateAll();
        }
    });

    return {
        handler(request, response) {
            const received = request.method === "POST" ? receiveAt(receiver, request) : null;
            if (received) {
                void handle(endpoint, received, { request, response });
            }
            return received !== null;
        },
        deliveries: {
            invalidateHook: (token) => hooks.invalidate(token),
            readBody: async (event) => (await bodyOf(bodies, event))?.toString("utf8") ?? "",
            redeliver: (event, by) => redeliver({ db, bodies, forges, log }, event, by),
        },
        prune: () => pruneDeliveries(db, bodies, clock),
        async close() {
            unsubscribe();
            await log.settled();
            await refused.flush();
            await bodies.close();
        },
    };
}

/** Null for a path that is not ours. */
function receiveAt(receiver: Receiver, request: IncomingMessage) {
    const address = hookAddress(request);
    if (address) {
        return receive(receiver, address, request);
    }
    const token = deployToken(request);
    return token === null ? null : receiveForStack(receiver, token, request);
}

interface Endpoint {
    log: DeliveryLog;
    refused: RefusedCounter;
    bus: EventBus;
    report: (line: string) => void;
}

interface Exchange {
    request: IncomingMessage;
    response: ServerResponse<IncomingMessage>;
}

async function handle(
    endpoint: Endpoint,
    receiving: Promise<Delivery | Refused>,
    { request, response }: Exchange,
): Promise<void> {
    try {
        const received = await receiving;
        if ("refusal" in received) {
            endpoint.refused.count(received.repositoryId, received.refusal);
            answerRefusal(response, received.refusal);
            if (received.refusal === TOO_LARGE && received.repositoryId !== null) {
                endpoint.bus.publish({ type: "unread", repository: received.repositoryId });
            }
            return;
        }
        answerOutcome(response, await endpoint.log.submit(received));
    } catch (error) {
        if (request.destroyed && !request.complete) {
            return;
        }
        endpoint.report(`a delivery could not be stored: ${String(error)}`);
        answerRefusal(response, NOT_STORED);
    }
}
