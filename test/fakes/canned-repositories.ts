import type { ConnectionPreviewView } from "../../common/adoption-views";
import type { ConnectManyView, ScanView, SharedRepositoryView } from "../../common/repository-views";
import { cannedPlan } from "./canned-plan";

const url = "https://gitea.example.org/ana/infra.git";

export const cannedRepositories: SharedRepositoryView[] = [
    {
        id: 3,
        url,
        forge: "gitea",
        credential: { id: 1, name: "deploy bot" },
        sharedHook: false,
        pollMinutes: 30,
        lastPollAt: "2026-03-01T10:00:00.000Z",
        lastPollError: null,
        webhook: {
            url: "https://dockge.example.org/cicd/hooks/gitea/0123456789abcdef",
            lastDeliveryAt: "2026-03-01T10:05:00.000Z",
            lastVerdict: "accepted",
            refused: 0,
            made: false,
            canMake: true,
        },
        stacks: [
            { stack: "shop", branch: "main", composePath: ["apps/shop/compose.yaml"] },
            { stack: "shop-next", branch: "next", composePath: ["apps/shop/compose.yaml"] },
        ],
    },
    {
        id: 4,
        url: "ssh://git@git.example.org:2222/ana/a-repository-with-a-rather-long-name-that-has-to-be-broken.git",
        forge: "forgejo",
        credential: null,
        sharedHook: true,
        pollMinutes: 0,
        lastPollAt: "2026-03-01T09:00:00.000Z",
        lastPollError: "git.example.org does not answer.",
        webhook: {
            url: "https://dockge.example.org/cicd/hooks/forgejo/fedcba9876543210",
            lastDeliveryAt: null,
            lastVerdict: null,
            refused: 4,
            made: false,
            canMake: false,
        },
        stacks: [{ stack: "blog", branch: "main", composePath: [] }],
    },
];

const file = {
    existing: false,
    matchedBy: null,
    running: false,
    connection: null,
    suggested: true,
    note: null,
} as const;

/** A stack that runs, a new one, one that is connected, a variation and a file that can't be read. */
export const cannedScan: ScanView = {
    url,
    branch: "main",
    branches: ["main", "next"],
    commit: { sha: "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432", message: "Add the wiki", author: "Ana" },
    files: [
        {
            ...file,
            path: "apps/blog/compose.yaml",
            stack: "blog",
            existing: true,
            matchedBy: "directory",
            running: true,
            services: ["web", "db"],
            paths: ["apps/blog/**", "lib/**"],
        },
        { ...file, path: "apps/wiki/compose.yaml", stack: "wiki", services: ["wiki"], paths: ["apps/wiki/**"] },
        {
            ...file,
            path: "apps/shop/compose.yaml",
            stack: "shop",
            existing: true,
            matchedBy: "connection",
            running: true,
            connection: { url, branch: "main", composePath: ["apps/shop/compose.yaml"] },
            services: ["web"],
            paths: ["apps/shop/**"],
            suggested: false,
            note: { reason: "connected", detail: url },
        },
        {
            ...file,
            path: "apps/blog/compose.prod.yaml",
            stack: "blog-prod",
            services: ["web"],
            paths: ["apps/blog/**"],
            suggested: false,
            note: { reason: "variation", detail: "apps/blog/compose.yaml" },
        },
        {
            ...file,
            path: "apps/broken/compose.yaml",
            stack: "broken",
            services: [],
            paths: ["apps/broken/**"],
            suggested: false,
            note: {
                reason: "unreadable",
                detail: "apps/broken/compose.yaml can't be used: it is no mapping of services.",
            },
        },
    ],
    stacks: [
        { stack: "blog", running: true, services: ["web", "db"], connection: null },
        { stack: "shop", running: true, services: ["web"], connection: { url, branch: "main", composePath: [] } },
        { stack: "mail", running: false, services: ["mail"], connection: null },
    ],
};

/** A stack that runs: a file to decide about, a right to grant and a variable without a value. */
export const cannedConnectionPreview: ConnectionPreviewView = {
    stack: "blog",
    existing: true,
    commit: cannedScan.commit,
    plan: {
        ...cannedPlan,
        differences: [{ path: "conf/app.conf", kind: "tracked-file", choice: "mine" }],
        missingEnvironment: ["API_KEY"],
        rights: [{ grant: "web host-path /srv/media", text: "web reads /srv/media of the host", granted: false }],
    },
    files: [
        { path: ".env", role: "environment", standing: "differs", choice: null },
        { path: "compose.yaml", role: "compose", standing: "differs", choice: null },
        { path: "conf/app.conf", role: "file", standing: "differs", choice: "mine" },
        { path: "conf/same.conf", role: "file", standing: "same", choice: null },
        { path: "data/", role: "folder", standing: "here", choice: null },
        { path: "src/main.ts", role: "file", standing: "git", choice: null },
    ],
    leftOut: 3,
    takenPorts: [{ service: "web", port: "8080/tcp", by: "shop-web-1" }],
};

export const cannedConnectMany: ConnectManyView = {
    repository: {
        ...cannedRepositories[0],
        webhook: { ...cannedRepositories[0].webhook, secret: "s3cret-of-the-hook" },
    },
    rows: [
        { stack: "blog", composePath: ["apps/blog/compose.yaml"], error: null },
        {
            stack: "wiki",
            composePath: ["apps/wiki/compose.yaml"],
            error: {
                code: "COMPOSE_FILE_MISSING",
                message: "apps/wiki/compose.yaml is not on main.",
                safe: "This stack was not connected.",
                hint: "Look at the repository again, or correct the path.",
            },
        },
    ],
};
