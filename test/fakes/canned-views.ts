import { buildConfigSchema } from "../../common/schema";
import { STEP_NAMES, type StepName, type StepState } from "../../common/states";
import type {
    CommitView,
    CertificateView,
    CredentialView,
    HostView,
    DeploymentView,
    ReleaseView,
    RepositoryView,
    StackView,
    StepView,
    TokenView,
    WebhookEventView,
} from "../../common/views";
import { canaryView } from "./canned-canary";
import { pieceOf } from "./canned-log";
import { cannedGlance } from "./canned-glance";
import { cannedRollouts } from "./canned-settings";

const minute = 60_000;

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

function commitView(number: number, message: string, author = "Ana"): CommitView {
    return { sha: number.toString(16).padStart(7, "a").padEnd(40, "0"), message, author };
}

/** Steps that have ended up to the given one, which is in the given state; no registry is pushed to, nobody asked. */
function stepViews(at: StepName, present: StepState): StepView[] {
    const reached = STEP_NAMES.indexOf(at);
    return STEP_NAMES.map((name, index) => {
        const state =
            index > reached ? "pending" : ["push", "approval", "pre-deploy"].includes(name) ? "skipped" : "succeeded";
        return stepView(name, name === at ? present : state, (reached - index) * 3000);
    });
}

function stepView(name: StepName, state: StepState, ageMs: number): StepView {
    const began = !["pending", "skipped"].includes(state);
    return {
        name,
        state,
        startedAt: began ? ago(ageMs + 3000) : null,
        finishedAt: state === "succeeded" ? ago(ageMs) : null,
        exitCode: state === "succeeded" ? 0 : null,
        logStart: began ? 0 : null,
        logEnd: null,
        tries: began ? 1 : 0,
        flaky: false,
    };
}

export function deploymentView(id: number, changes: Partial<DeploymentView> = {}): DeploymentView {
    return {
        id,
        stack: "shop",
        state: "succeeded",
        waitingReason: null,
        waitingDetail: null,
        waitingUntil: null,
        released: [],
        untrusted: false,
        trigger: "push",
        ref: "refs/heads/main",
        commit: commitView(id, "Fix cart rounding"),
        requestedBy: "ana",
        attempt: 1,
        release: id,
        retryFrom: null,
        retryOf: null,
        supersededBy: null,
        error: null,
        queuedAt: ago(120 * minute),
        startedAt: ago(120 * minute),
        finishedAt: ago(119.4 * minute),
        cancelRequested: false,
        steps: stepViews("finish", "succeeded"),
        canaries: [],
        ...changes,
    };
}

export function releaseView(number: number, changes: Partial<ReleaseView> = {}): ReleaseView {
    return {
        id: 100 + number,
        number,
        state: "retired",
        commit: commitView(number, "Raise limits"),
        ref: "refs/heads/main",
        createdAt: ago(600 * minute),
        activatedAt: ago(600 * minute),
        images: { web: `sha256:${"4f".repeat(32)}`, worker: `sha256:${"9c".repeat(32)}` },
        rollouts: cannedRollouts,
        deployable: true,
        ...changes,
    };
}

export function repositoryView(changes: Partial<RepositoryView> = {}): RepositoryView {
    return {
        id: 1,
        url: "https://git.example.org/ana/shop.git",
        forge: "gitea",
        branch: "main",
        composePath: ["deploy/compose.yaml"],
        profiles: [],
        envFiles: [],
        credential: { id: 1, name: "Token for git.example.org" },
        rules: [],
        freezeWindows: [],
        environmentUrl: "",
        apiCredential: null,
        pollMinutes: 0,
        lastPollAt: null,
        lastPollError: null,
        reportStatus: true,
        statusError: null,
        withdrawn: [],
        stoppedBy: null,
        pausedBy: null,
        pausedReason: null,
        webhook: {
            url: "https://dockge.example.org/cicd/hooks/gitea/kq3Vd1",
            lastDeliveryAt: ago(12_000),
            lastVerdict: "accepted",
            refused: 2,
            made: false,
            canMake: false,
        },
        sharedWith: [],
        ...changes,
    };
}

const failed = deploymentView(40, {
    state: "rolled-back",
    release: 40,
    commit: commitView(40, "Try new cache", "Ben"),
    requestedBy: "ben",
    error: {
        code: "SERVICE_UNHEALTHY",
        message: 'web crashed 3 times after the switch (exit 1): "ECONNREFUSED redis:6379".',
        safe: "Release #39 is live again.",
        hint: "Read the end of the log, mend the service and push again.",
    },
    queuedAt: ago(180 * minute),
    steps: stepViews("verify", "failed").map((step) =>
        step.logStart === null ? step : { ...step, ...pieceOf(step.name) },
    ),
});

const running = deploymentView(42, {
    state: "running",
    release: null,
    commit: commitView(42, "Add checkout", "Ben"),
    requestedBy: "ben",
    ...{ queuedAt: ago(12_000), startedAt: ago(12_000), finishedAt: null },
    ...{ steps: stepViews("build", "running"), canaries: [canaryView()] },
});

export const cannedDeployments: DeploymentView[] = [
    running,
    deploymentView(41),
    failed,
    deploymentView(39, { trigger: "manual", commit: commitView(39, "Raise limits"), queuedAt: ago(1500 * minute) }),
    deploymentView(38, {
        state: "superseded",
        supersededBy: 39,
        release: null,
        queuedAt: ago(1600 * minute),
        steps: [],
        startedAt: null,
    }),
];

/** A connected stack with one deployment under way, like the drawing of the panel. */
export const connectedStack: StackView = {
    stack: "shop",
    managed: true,
    repository: repositoryView(),
    buildConfig: buildConfigSchema.parse({ buildArgs: { NODE_VERSION: "20" } }),
    live: releaseView(41, {
        state: "active",
        commit: commitView(41, "Fix cart rounding"),
        activatedAt: ago(119 * minute),
    }),
    git: { branch: "main", head: commitView(42, "Add checkout"), behind: 3, ahead: 0 },
    health: [
        { service: "web", state: "healthy", containers: 1, detail: "" },
        { service: "worker", state: "running", containers: 1, detail: "" },
        { service: "db", state: "healthy", containers: 1, detail: "" },
    ],
    deployments: cannedDeployments,
    credentialNotices: [],
    globalPause: null,
    typicalMs: 34_000,
    glance: cannedGlance,
};

export const cannedDeliveries: WebhookEventView[] = [
    {
        id: 9,
        repositoryId: 1,
        forge: "gitea",
        deliveryId: "d-9",
        event: "push",
        ref: "refs/heads/main",
        sha: commitView(42, "").sha,
        sender: "ben",
        verdict: "accepted",
        reason: "deploys shop",
        receivedAt: ago(12_000),
        deployments: [42],
    },
    {
        id: 8,
        repositoryId: 1,
        forge: "gitea",
        deliveryId: "d-8",
        event: "push",
        ref: "refs/heads/feature/x",
        sha: commitView(8, "").sha,
        sender: "ana",
        verdict: "ignored",
        reason: "branch feature/x matches no rule",
        receivedAt: ago(40 * minute),
        deployments: [],
    },
];

export const cannedCertificate: CertificateView = {
    host: "git.example.org",
    kind: "self-signed",
    subject: "CN=git.example.org",
    issuer: "CN=git.example.org",
    fingerprint: "3A:9F:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD",
    expiresAt: "2027-11-21T12:00:00.000Z",
    problem: null,
};

export const cannedHosts: HostView[] = [
    {
        host: "git.example.org",
        hostKeys: ["ssh-ed25519 SHA256:3vQ0mTqv0cZ1m8i0d7yT1uJ9mVh1Jc1B3yXq0m2kLwE"],
        pinnedAt: ago(90_000 * minute),
        offeredKeys: ["ssh-ed25519 SHA256:9bX1sEw5pQ7n2kR4vL6tY8uI0oP3aS5dF7gH9jK1lZc"],
        authority: null,
    },
];

export const cannedCredentials: CredentialView[] = [
    {
        id: 1,
        name: "Token for git.example.org",
        kind: "https-token",
        host: "git.example.org",
        username: "git",
        publicKey: null,
        expiresAt: null,
        expiresSoon: false,
        failingSince: null,
        plainHttp: false,
        createdAt: ago(90_000 * minute),
        usedBy: 1,
    },
    {
        id: 2,
        name: "Old GitHub token",
        kind: "https-token",
        host: "github.com",
        username: "git",
        publicKey: null,
        expiresAt: "2031-05-01T10:00:00.000Z",
        expiresSoon: false,
        failingSince: null,
        plainHttp: false,
        createdAt: ago(190_000 * minute),
        usedBy: 0,
    },
];

export const cannedTokens: TokenView[] = [
    {
        id: 1,
        name: "nightly build",
        scope: "operator",
        createdAt: ago(90_000 * minute),
        lastUsedAt: ago(50 * minute),
        expiresAt: "2031-05-01T10:00:00.000Z",
    },
    { id: 2, name: "dashboard", scope: "viewer", createdAt: ago(90 * minute), lastUsedAt: null, expiresAt: null },
];
