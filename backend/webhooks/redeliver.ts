import { CicdError } from "../../common/errors";
import { bindings, type Binding } from "../models/bindings";
import type { Database } from "../models/db";
import { repositories } from "../models/repositories";
import { webhookEvents, type WebhookEvent } from "../models/webhook-events";
import type { DeliveryBodies } from "../use-cases/delivery-bodies";
import { addressed } from "./addressed";
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
 * Puts a kept delivery through the rules of today. It was authentic when it was kept; what comes of it is `by`'s wish, so
 * it is deployed also where its commit is live.
 *
 * @throws CicdError NOT_FOUND when its body is gone
 */
export async function redeliver(parts: Redelivery, event: WebhookEvent, by: string): Promise<WebhookEvent> {
    const { db, log } = parts;
    const raw = await bodyOf(parts.bodies, event);
    const stacks = await bindings.listByRepository(db, event.repositoryId);
    const delivery = raw && (await readAgain(parts, { event, raw, stacks }));
    if (!delivery || isRefusal(delivery)) {
        throw gone();
    }
    const stored = await log.submit({
        ...delivery,
        deliveryId: await freeId(db, event),
        again: { of: event.id, by },
    });
    return (await webhookEvents.find(db, stored.event)) ?? event;
}

interface Kept {
    event: WebhookEvent;
    raw: Buffer;
    stacks: Binding[];
}

async function readAgain({ db, forges }: Redelivery, { event, raw, stacks }: Kept): Promise<Delivery | Refusal | null> {
    const { headers } = event;
    const own = bindingOfDelivery(event);
    const binding = stacks.find(({ id }) => id === own);
    const owner = await repositories.find(db, event.repositoryId);
    if (own !== null) {
        return binding && owner ? deliveryToStack(forges, { binding, url: owner.url }, { headers, raw }) : null;
    }
    const forge = forges.get(event.forge);
    const json = jsonBytes(contentKind(headers), raw);
    const read = json && parseJson(json);
    if (!forge || !read || isRefusal(read)) {
        return null;
    }
    const { payload } = read;
    const repository = { id: event.repositoryId, forge: event.forge };
    const delivery = deliveryOf(forge, { repository, bindings: stacks }, { headers, raw, json, payload });
    return owner && addressed(db, { ...owner, forge: event.forge }, { delivery, payload });
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
