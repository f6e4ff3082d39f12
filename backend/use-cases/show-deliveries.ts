import { CicdError } from "../../common/errors";
import type { DeliveryFilter } from "../../common/schema";
import type { ListView, WebhookEventView } from "../../common/views";
import { webhookEvents, type WebhookEvent } from "../models/webhook-events";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { toPage } from "./to-page";
import type { Actor } from "./use-cases";

export async function listDeliveries(deps: Dependencies, filter: DeliveryFilter): Promise<ListView<WebhookEventView>> {
    const repositoryId =
        filter.stack === undefined ? undefined : (await requireConnected(deps.db, filter.stack)).repository.id;
    const { verdict, before, limit } = filter;
    const rows = await webhookEvents.list(deps.db, { repositoryId, verdict, before, limit: limit + 1 });
    return toPage(rows.map(deliveryView), filter.limit);
}

export async function showDelivery(deps: Dependencies, id: number): Promise<WebhookEventView> {
    const event = await requireDelivery(deps, id);
    return { ...deliveryView(event), headers: event.headers, body: await deps.deliveries.readBody(event) };
}

/** The kept delivery is judged again by today's rules; it deploys also when it was accepted before. */
export async function redeliver(deps: Dependencies, id: number, actor: Actor): Promise<WebhookEventView> {
    return deliveryView(await deps.deliveries.redeliver(await requireDelivery(deps, id), actor.name));
}

async function requireDelivery(deps: Dependencies, id: number): Promise<WebhookEvent> {
    const event = await webhookEvents.find(deps.db, id);
    if (!event) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "This delivery is not kept any more.",
            hint: "Deploy the commit by hand instead.",
        });
    }
    return event;
}

function deliveryView(event: WebhookEvent): WebhookEventView {
    const { id, repositoryId, forge, deliveryId, ref, sha, sender, verdict, reason, receivedAt, deployments } = event;
    return {
        id,
        repositoryId,
        forge,
        deliveryId,
        event: event.event,
        ref,
        sha,
        sender,
        verdict,
        reason,
        receivedAt,
        deployments,
    };
}
