import type { ForgeEvent, Ignored } from "./forge";

/** Each is judged for every stack, and every other sender waits for that; a mirror's push can name thousands. */
const MAX_CHANGES = 200;

/**
 * For senders that put several refs into one delivery: each is considered, and one that can't be read doesn't keep the
 * others from it.
 *
 * @param list whatever stands where the changes should be
 * @param sender of the delivery
 */
export function severalChanges(
    list: unknown,
    sender: string,
    read: (change: unknown) => ForgeEvent | Ignored,
): ForgeEvent[] | Ignored {
    const changes: unknown[] = Array.isArray(list) ? list : [];
    if (changes.length > MAX_CHANGES) {
        return {
            ignored: `the push names ${changes.length} refs: its branches are looked at instead`,
            sender,
            look: true,
        };
    }
    const results = changes.map(read);
    const events = results.filter((result): result is ForgeEvent => !("ignored" in result));
    if (events.length > 0) {
        return events;
    }
    const [first] = results as Ignored[];
    return { ignored: first?.ignored ?? "the push names no changes", sender };
}
