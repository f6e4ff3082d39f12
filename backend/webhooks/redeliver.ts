import { CicdError } from "../../common/errors";
import { bindings, type Binding } from "../models/bindings";
import type { Database } from "../models/db";
import { webhookEvents, type WebhookEvent } from "../models/webhook-events";
import type { DeliveryBodies } from "../use-cases/delivery-bodies";
import { contentKind, jsonBytes } from "./content";
import type { Delivery } from "./delivery";
import type { DeliveryLog } from "./delivery-log";
import type { Forge } from "./forges/forge";
import { parseJson } from "./parse-json";
import { bindingOfDelivery, deliveryToStack } from "./deploy-url";
import { deliveryOf } from "./receive";
import { isRefusal, type Refusal } from "./refusal";

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
    const { db, log } = parts;
    const raw = await bodyOf(parts.bodies, event);
    const stacks = await bindings.listByRepository(db, event.repositoryId);
    const delivery = raw && readAgain(parts.forges, { event, raw, stacks });
    if (!delivery || isRefusal(delivery)) {
        throw gone();
    }
    const stored = await log.submit({ ...delivery, deliveryId: await freeId(db, event) });
    return (await webhookEvents.find(db, stored.event)) ?? event;
}

interface Kept {
    event: WebhookEvent;
    raw: Buffer;
    stacks: Binding[];
}

function readAgain(forges: Redelivery["forges"], { event, raw, stacks }: Kept): Delivery | Refusal | null {
    const { headers } = event;
    const own = bindingOfDelivery(event);
    const binding = stacks.find(({ id }) => id === own);
    if (own !== null) {
        return binding ? deliveryToStack(forges, binding, { headers, raw }) : null;
    }
    const forge = forges.get(event.forge);
    const json = jsonBytes(contentKind(headers), raw);
    const read = json && parseJson(json);
    if (!forge || !read || isRefusal(read)) {
        return null;
    }
    const hook = { repository: { id: event.repositoryId, forge: event.forge }, bindings: stacks };
    return deliveryOf(forge, hook, { headers, raw, json, payload: read.payload });
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
