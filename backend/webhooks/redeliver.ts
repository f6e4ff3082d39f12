import { CicdError } from "../../common/errors";
import { bindings } from "../models/bindings";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { webhookEvents, type WebhookEvent } from "../models/webhook-events";
import type { DeliveryBodies } from "../use-cases/delivery-bodies";
import { contentKind, jsonBytes } from "./content";
import type { DeliveryLog } from "./delivery-log";
import type { Forge } from "./forges/forge";
import { parseJson } from "./parse-json";
import { deliveryOf } from "./receive";
import { isRefusal } from "./refusal";

export interface Redelivery {
    db: Database;
    clock: Clock;
    bodies: DeliveryBodies;
    forges: ReadonlyMap<string, Forge>;
    log: DeliveryLog;
}

/**
 * Puts a kept delivery through the rules of today, as a person asks. It was authentic when it was kept. Answers the id
 * of the new row.
 *
 * @throws CicdError NOT_FOUND when it, its body or its repository is gone
 */
export async function redeliver(parts: Redelivery, eventId: number, requestedBy: string): Promise<number> {
    const { db, clock, forges, log } = parts;
    const event = await webhookEvents.find(db, eventId);
    const forge = event && forges.get(event.forge);
    const raw = event && (await bodyOf(parts, event));
    if (!event || !forge || !raw) {
        throw gone();
    }
    const json = jsonBytes(contentKind(event.headers), raw);
    const read = json && parseJson(json);
    if (!read || isRefusal(read)) {
        throw gone();
    }
    const repository = { id: event.repositoryId, forge: event.forge };
    const hook = { repository, bindings: await bindings.listByRepository(db, repository.id) };
    const delivery = deliveryOf({ forge, hook, clock }, { headers: event.headers, raw, json, payload: read.payload });
    const deliveryId = await freeId(db, event);
    const stored = await log.submit({ ...delivery, deliveryId, requestedBy });
    return stored.event;
}

async function bodyOf({ bodies }: Redelivery, event: WebhookEvent): Promise<Buffer | null> {
    const { bodyFile: file, bodyOffset: offset, bodyLength: length } = event;
    return file === null || offset === null || length === null ? null : bodies.read({ file, offset, length });
}

/** Its own id, so that the forge's own retry is a duplicate afterwards; another one if it was accepted already. */
async function freeId(db: Database, event: WebhookEvent): Promise<string> {
    const accepted = await webhookEvents.acceptedAmong(db, [event]);
    return accepted.length === 0 ? event.deliveryId : `${event.deliveryId.slice(0, 150)} again ${crypto.randomUUID()}`;
}

function gone(): CicdError {
    return new CicdError({
        code: "NOT_FOUND",
        message: "This delivery is no longer kept, so it can't be delivered again.",
        hint: "Deploy the branch by hand, or send the delivery again from the forge.",
    });
}
