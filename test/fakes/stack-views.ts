import type { StackView } from "../../common/views";
import { connectedStack, deploymentView, repositoryView } from "./canned-views";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const unstarted = { startedAt: null, finishedAt: null, release: null, steps: [] };

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
    glance: { liveBy: null, previous: null, typicalSteps: {}, turns: [] },
};

/** Two pushes in line, the first behind what runs. */
export const queuedStack: StackView = {
    ...connectedStack,
    deployments: [
        deploymentView(44, { state: "queued", ...unstarted, requestedBy: "cem", queuedAt: minutesAgo(0.1) }),
        deploymentView(43, { state: "queued", ...unstarted, trigger: "manual", queuedAt: minutesAgo(0.4) }),
        ...connectedStack.deployments.map((one) => ({ ...one, canaries: [] })),
    ],
    glance: {
        ...connectedStack.glance,
        turns: [
            { deployment: 43, place: 2, behind: { id: 42, state: "running" }, places: 2, taken: 2 },
            { deployment: 44, place: 4, behind: { id: 43, state: "queued" }, places: 2, taken: 2 },
        ],
    },
};

/** A service fails although the last deployment went well. */
export const illStack: StackView = {
    ...connectedStack,
    health: [{ service: "web", state: "unhealthy", containers: 1, detail: "" }, ...connectedStack.health.slice(1)],
    deployments: connectedStack.deployments.slice(1),
};

/** The newest deployment failed before it touched anything. */
export const failedStack: StackView = {
    ...connectedStack,
    deployments: [
        deploymentView(42, {
            state: "failed",
            release: null,
            retryFrom: "build",
            error: {
                code: "BUILD_FAILED",
                message: "The build of web failed: npm ci ended with code 1.",
                safe: "The running containers were not touched.",
                hint: "Read the end of the log, then push a fix.",
            },
        }),
        ...connectedStack.deployments.slice(1),
    ],
};

/** The newest deployment wants more than anybody granted. */
export const askingStack: StackView = {
    ...connectedStack,
    deployments: [
        deploymentView(42, {
            state: "failed",
            release: null,
            error: {
                code: "RIGHT_NOT_GRANTED",
                message: "The commit asks for more than this stack may: web reads /srv/media of the host.",
                safe: "The running containers were not touched.",
                hint: "Look at what it asks for, then grant it or change the compose file.",
            },
        }),
        ...connectedStack.deployments.slice(1),
    ],
};
