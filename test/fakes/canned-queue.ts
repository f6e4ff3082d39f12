import type { QueueView } from "../../common/queue-views";
import { deploymentView } from "./canned-views";

const waiting = { state: "queued" as const, release: null, startedAt: null, finishedAt: null, steps: [] };

/** One that waits for its own stack and one that waits for a place; the list goes on. */
export const cannedQueue: QueueView = {
    places: 1,
    taken: 1,
    queued: 5,
    items: [
        {
            place: 1,
            behind: { id: 42, state: "running" },
            why: "behind #42 of the same stack, which is running",
            canMoveUp: false,
            canMoveDown: true,
            deployment: deploymentView(44, waiting),
        },
        {
            place: 2,
            behind: null,
            why: "waits for a free place",
            canMoveUp: true,
            canMoveDown: true,
            deployment: deploymentView(45, { ...waiting, stack: "mail", requestedBy: "ben" }),
        },
    ],
};
