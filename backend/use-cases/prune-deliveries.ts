import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { settings } from "../models/settings";
import { webhookEvents } from "../models/webhook-events";
import type { DeliveryBodies } from "./delivery-bodies";

const DAY_MS = 86_400_000;

/** Forgets deliveries that are older than the settings say, rows first: a row never points at a body that is gone. */
export async function pruneDeliveries(db: Database, bodies: DeliveryBodies, clock: Clock): Promise<void> {
    const { keepDeliveryDays } = await settings.load(db);
    const day = new Date(clock.now().getTime() - keepDeliveryDays * DAY_MS).toISOString().slice(0, 10);
    await webhookEvents.removeOlderThan(db, day);
    await bodies.removeBefore(day);
}
