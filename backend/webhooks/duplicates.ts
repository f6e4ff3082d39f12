import type { Db } from "../models/db";
import { webhookEvents } from "../models/webhook-events";
import { concernsAny } from "../use-cases/pushes/decide-pushes";
import { pushRequests, type Delivery } from "./delivery";

/** Indices of the deliveries that were accepted before, or whose twin is accepted earlier in the same group. */
export async function findDuplicates(trx: Db, deliveries: readonly Delivery[]): Promise<Set<number>> {
    const keys = deliveries.map(({ repository, deliveryId }) => ({ repositoryId: repository.id, deliveryId }));
    const accepted = await webhookEvents.acceptedAmong(trx, keys);
    const seen = new Set(accepted.map(asText));
    const duplicates = new Set<number>();
    deliveries.forEach((delivery, index) => {
        const key = asText(keys[index]!);
        if (seen.has(key)) {
            duplicates.add(index);
        } else if (isAccepted(delivery)) {
            seen.add(key);
        }
    });
    return duplicates;
}

function asText(key: { repositoryId: number; deliveryId: string }): string {
    return `${key.repositoryId}\n${key.deliveryId}`;
}

function isAccepted(delivery: Delivery): boolean {
    return pushRequests(delivery, 0).some(concernsAny);
}
