import type { Clock } from "../../models/clock";
import type { Database, Db } from "../../models/db";
import type { DomainEvent } from "../../models/event-bus";
import { pendingPushes, type PendingPush } from "../../models/pending-pushes";
import { webhookEvents } from "../../models/webhook-events";
import { enqueuePushes, type PushRequest } from "../enqueue-push";
import { cutReason } from "./cut-reason";
import { pendingReason } from "./describe-result";

export interface Settled {
    requests: readonly PushRequest[];
    /** Said before what became of each stack. */
    remark?: string;
}

/** Queues what a pending push comes to and writes it to its delivery, at once; answers what to publish after that. */
export function settlePending(
    { db, clock }: { db: Database; clock: Clock },
    row: PendingPush,
    { requests, remark }: Settled,
): Promise<DomainEvent[]> {
    return db.transaction(async (trx) => {
        if (!(await pendingPushes.remove(trx, row.id))) {
            return [];
        }
        const { results, events } = await enqueuePushes(trx, clock, requests);
        if (row.webhookEventId !== null) {
            await describe(trx, row.webhookEventId, {
                placeholder: pendingReason(row.ref),
                reasons: [...(remark ? [remark] : []), ...results.flatMap((result) => result.reasons)],
                deployments: results.flatMap((result) => result.deployments),
            });
        }
        return [...events, { type: "delivery", repository: row.repositoryId }];
    });
}

interface Outcome {
    placeholder: string;
    reasons: readonly string[];
    deployments: readonly number[];
}

/** The delivery may be pruned by now, and others of its refs may still be pending. */
async function describe(trx: Db, id: number, outcome: Outcome): Promise<void> {
    const event = await webhookEvents.find(trx, id);
    if (!event) {
        return;
    }
    const said = event.reason.split("; ");
    const at = said.indexOf(outcome.placeholder);
    said.splice(at < 0 ? said.length : at, at < 0 ? 0 : 1, ...outcome.reasons);
    const deployments = [...event.deployments, ...outcome.deployments];
    const isOpen = deployments.length > 0 || (await pendingPushes.countOfDelivery(trx, id)) > 0;
    await webhookEvents.settle(trx, id, {
        verdict: isOpen ? "accepted" : "ignored",
        reason: cutReason([...new Set(said)].join("; ")),
        deployments,
    });
}
