import type { Ignored } from "./forge";

/** For what is neither a push nor anything else that a forge's file knows. */
export function otherEvent(event: string, sender: string): Ignored {
    if (event === "") {
        return { ignored: "the delivery names no event", sender };
    }
    const why = /^release\b/i.test(event) ? " by itself: the push of its tag decides" : "";
    return { ignored: `event ${event} deploys nothing${why}`, sender };
}
