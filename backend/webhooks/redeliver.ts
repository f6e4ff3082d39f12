import { CicdError } from "../../common/errors";
import { bindings } from "../models/bindings";
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
    bodies: DeliveryBodies;
    forges: ReadonlyMap<string, Forge>;
    log: DeliveryLog;
}

/**
 * Puts a kept delivery through the rules of today. It was authentic when it was kept.
 *
 * @throws CicdError NOT_FOUND when its body is gone
 */
export async function redeliver(parts: Redelivery, event: WebhookEvent): Promise<WebhookEvent> {
    const { db, forges, log } = parts;
    const forge = forges.get(event.forge);
    const raw = await bodyOf(parts.bodies, event);
    const json = raw && jsonBytes(contentKind(event.headers), raw);
    const read = json && parseJson(json);
    if (!forge || !raw || !read || isRefusal(read)) {
        throw gone();
    }
    const repository = { id: event.repositoryId, forge: event.forge };
    const hook = { repository, bindings: await bindings.listByRepository(db, repository.id) };
    const delivery = deliveryOf(forge, hook, { headers: event.headers, raw, json, payload: read.payload });
    const stored = await log.submit({ ...delivery, deliveryId: await freeId(db, event) });
    return (await webhookEvents.find(db, stored.event)) ?? event;
}

export async function bodyOf(bodies: DeliveryBodies, event: WebhookEvent): Promise<Buffer | null> {
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
