import { nextId } from "../models/bulk";
import { isoNow, type Clock } from "../models/clock";
import type { Database, Db } from "../models/db";
import type { DomainEvent, EventBus } from "../models/event-bus";
import { repositories } from "../models/repositories";
import { webhookEvents } from "../models/webhook-events";
import type { DeliveryBodies, StoredBody } from "../use-cases/delivery-bodies";
import { enqueuePushes } from "../use-cases/enqueue-push";
import { pushRequests, rowOf, type Delivery } from "./delivery";
import { findDuplicates } from "./duplicates";
import { outcomeOf, type Outcome } from "./outcome";
import { seenRefs } from "./seen-refs";

export interface DeliveryLogParts {
    db: Database;
    clock: Clock;
    bus: EventBus;
    bodies: DeliveryBodies;
    /** New work is in the queue. */
    onQueued: () => void;
}

/** `event` is the id of its row. */
export type Stored = Outcome & { event: number };

interface Waiting {
    delivery: Delivery;
    resolve: (stored: Stored) => void;
    reject: (error: unknown) => void;
}

const MAX_GROUP = 200;

/**
 * Commits deliveries in groups: whatever arrives while one group is being written forms the next. A promise resolves
 * when the delivery, its deployments and its body are stored, and rejects when none of its group was.
 */
export class DeliveryLog {
    readonly #waiting: Waiting[] = [];
    #writing: Promise<void> | null = null;

    constructor(private readonly parts: DeliveryLogParts) {}

    submit(delivery: Delivery): Promise<Stored> {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ delivery, resolve, reject });
            this.#writing ??= this.#writeAll();
        });
    }

    /** Resolves when everything submitted so far is settled. */
    async settled(): Promise<void> {
        await this.#writing;
    }

    async #writeAll(): Promise<void> {
        // A tick, so that requests which arrived together are one group.
        await new Promise((resolve) => setImmediate(resolve));
        while (this.#waiting.length > 0) {
            await this.#write(this.#waiting.splice(0, MAX_GROUP));
        }
        this.#writing = null;
    }

    async #write(group: readonly Waiting[]): Promise<void> {
        const deliveries = group.map(({ delivery }) => delivery);
        try {
            // Before the transaction: the one connection must not wait for a file.
            const bodies = await this.parts.bodies.append(deliveries.map(({ body }) => body));
            const { stored, events } = await this.parts.db.transaction((trx) => this.#commit(trx, deliveries, bodies));
            group.forEach(({ resolve }, index) => resolve(stored[index]!));
            this.#publish(deliveries, events);
        } catch (error) {
            group.forEach(({ reject }) => reject(error));
        }
    }

    async #commit(trx: Db, deliveries: readonly Delivery[], bodies: readonly StoredBody[]) {
        const firstId = await nextId(trx, "cicd_webhook_event");
        const all = deliveries.map((delivery, index) => pushRequests(delivery, firstId + index));
        const duplicates = await findDuplicates(trx, deliveries, all);
        const requests = all.map((own, index) => (duplicates.has(index) ? [] : own));
        const { results, events } = await enqueuePushes(trx, this.parts.clock, requests.flat());
        const stored = deliveries.map((delivery, index): Stored => {
            const own = results.splice(0, requests[index]!.length);
            return { ...outcomeOf(delivery, own, duplicates.has(index)), event: firstId + index };
        });
        const news = deliveries.filter((_, index) => !duplicates.has(index));
        for (const [repository, seen] of seenRefs(news)) {
            await repositories.recordSeen(trx, repository, seen);
        }
        const receivedAt = isoNow(this.parts.clock);
        await webhookEvents.insertAll(
            trx,
            deliveries.map((delivery, index) => ({
                id: firstId + index,
                ...rowOf(delivery, stored[index]!, receivedAt),
                bodyFile: bodies[index]!.file,
                bodyOffset: bodies[index]!.offset,
                bodyLength: bodies[index]!.length,
            })),
        );
        return { stored, events };
    }

    #publish(deliveries: readonly Delivery[], events: readonly DomainEvent[]): void {
        events.forEach((event) => this.parts.bus.publish(event));
        for (const { repository, parsed } of deliveries) {
            if (!Array.isArray(parsed) && parsed.look) {
                this.parts.bus.publish({ type: "unread", repository: repository.id });
            }
            for (const event of Array.isArray(parsed) ? parsed : []) {
                if (event.kind === "checks") {
                    this.parts.bus.publish({ type: "checks", repository: repository.id, sha: event.sha });
                }
            }
        }
        for (const repository of new Set(deliveries.map((delivery) => delivery.repository.id))) {
            this.parts.bus.publish({ type: "delivery", repository });
        }
        if (events.length > 0) {
            this.parts.onQueued();
        }
    }
}
