import { watches } from "../use-cases/polling/watch";
import type { Delivery } from "./delivery";
import type { ForgeEvent } from "./forges/forge";

type Seen = Record<string, string | null>;

/**
 * What deliveries tell about refs that a poll watches too, by repository: the last commit of each, null for one that was
 * deleted. Remembered together with them, so that no poll finds the same push again.
 */
export function seenRefs(deliveries: readonly Delivery[]): Map<number, Seen> {
    const seen = new Map<number, Seen>();
    for (const { repository, bindings, parsed } of deliveries) {
        const known = seen.get(repository.id) ?? {};
        for (const { ref, sha } of Array.isArray(parsed) ? parsed.flatMap(newsOf) : []) {
            if (ref in known || bindings.some((binding) => watches(binding, ref))) {
                known[ref] = sha;
                seen.set(repository.id, known);
            }
        }
    }
    return seen;
}

function newsOf(event: ForgeEvent): { ref: string; sha: string | null }[] {
    if (event.kind === "delete") {
        return [{ ref: event.ref, sha: null }];
    }
    return event.kind === "push" && event.sha !== null ? [{ ref: event.ref, sha: event.sha }] : [];
}
