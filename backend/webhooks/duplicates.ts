import type { Db } from "../models/db";
import { webhookEvents } from "../models/webhook-events";
import type { PushRequest } from "../use-cases/enqueue-push";
import { concernsAny } from "../use-cases/pushes/decide-pushes";
import type { Delivery } from "./delivery";

/** Indices of the deliveries that were accepted before, or whose twin is accepted earlier in the same group. */
export async function findDuplicates(
    trx: Db,
    deliveries: readonly Delivery[],
    requests: readonly (readonly PushRequest[])[],
): Promise<Set<number>> {
    const keys = deliveries.map(({ repository, deliveryId }) => ({ repositoryId: repository.id, deliveryId }));
    const accepted = await webhookEvents.acceptedAmong(trx, keys);
    const seen = new Set(accepted.map(asText));
    const duplicates = new Set<number>();
    deliveries.forEach((_, index) => {
        const key = asText(keys[index]!);
        if (seen.has(key)) {
            duplicates.add(index);
        } else if (requests[index]!.some(concernsAny)) {
            seen.add(key);
        }
    });
    return duplicates;
}

function asText(key: { repositoryId: number; deliveryId: string }): string {
    return `${key.repositoryId}\n${key.deliveryId}`;
}
