import type { Ignored } from "./forge";

/** For what is neither a push nor anything else that a forge's file knows. */
export function otherEvent(event: string, sender: string): Ignored {
    return { ignored: event === "" ? "the delivery names no event" : `event ${event} deploys nothing`, sender };
}
