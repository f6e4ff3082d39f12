import type { StackView } from "../../common/views";
import { connectedStack, deploymentView, repositoryView } from "./canned-views";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Everything that can hold a push at once: code from outside, a stop by hand, and a pause for all. */
export const heldStack: StackView = {
    ...connectedStack,
    repository: repositoryView({ stoppedBy: "ben" }),
    health: [],
    globalPause: { by: "ben", reason: "Stocktaking", at: minutesAgo(30) },
    deployments: [
        deploymentView(43, {
            state: "waiting",
            waitingReason: "approval",
            waitingDetail:
                "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.",
            untrusted: true,
            trigger: "pull-request",
            ref: "refs/pull/7/head",
            released: [{ reason: "freeze", by: "ana", at: minutesAgo(5) }],
            startedAt: null,
            finishedAt: null,
            steps: [],
        }),
        ...connectedStack.deployments.slice(1),
    ],
};

export const unconnectedStack: StackView = {
    ...connectedStack,
    stack: "blog",
    managed: false,
    repository: null,
    live: null,
    health: [],
    deployments: [],
    credentialNotices: [],
    globalPause: null,
    typicalMs: null,
};
