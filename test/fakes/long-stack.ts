import type { CredentialView, DeploymentView, StackView, WebhookEventView } from "../../common/views";
import { cannedCredentials, cannedDeliveries, connectedStack, deploymentView, repositoryView } from "./canned-views";

/** Names as long as their rules allow: none of them may push anything off the page. */
export const longName = "long".padEnd(63, "-stack");
const branch = "feature/".padEnd(250, "a-very-long-branch-");
const word = "antidisestablishmentarianism".repeat(8);
const person = "maximiliane-theodora-von-und-zu".repeat(4);
const credential = { id: 3, name: `Token ${word}`.slice(0, 100) };
const commit = { sha: "f".repeat(40), message: `${word}\n\nWhy`, author: person };

const long = (one: DeploymentView): DeploymentView => ({
    ...one,
    stack: longName,
    ref: `refs/heads/${branch}`,
    requestedBy: person,
    commit: one.commit && { ...commit },
});

const errand = {
    code: "BUILD_FAILED" as const,
    message: `The build of ${word} failed.`,
    safe: "The running containers were not touched.",
    hint: "Read the end of the log, then push a fix.",
};

export const longStack: StackView = {
    ...connectedStack,
    stack: longName,
    repository: repositoryView({
        url: `https://git.example.org/${person}/${word}.git`,
        branch,
        composePath: [`deploy/${word}/compose.yaml`],
        credential,
        apiCredential: credential,
        pausedBy: person,
        pausedReason: word,
        sharedWith: [longName],
        statusError: word,
    }),
    live: { ...connectedStack.live!, commit, ref: `refs/heads/${branch}` },
    git: { branch, head: commit, behind: 0, ahead: 2 },
    health: [{ service: word.slice(0, 63), state: "unhealthy", containers: 1, detail: word }],
    glance: { ...connectedStack.glance, liveBy: { id: 41, trigger: "push", requestedBy: person } },
    deployments: [
        ...connectedStack.deployments.map(long),
        long(deploymentView(37, { state: "failed", release: null, error: errand })),
    ],
};

export const longDeliveries: WebhookEventView[] = cannedDeliveries.map((one) => ({
    ...one,
    ref: `refs/heads/${branch}`,
    sender: person,
    reason: `branch ${branch} matches no rule`,
}));

export const longCredential: CredentialView = {
    ...cannedCredentials[0],
    ...credential,
    host: `${word.slice(0, 60)}.example.org`,
    username: person,
};
