import { phrase } from "../../common/phrase";
import type { PlanField } from "../../common/plan-views";
import type { PlanView } from "../../common/views";
import { cannedDeployments } from "./canned-views";

const field = (name: string, before: string | null, after: string | null): PlanField => ({
    field: name,
    change: before === null ? "added" : after === null ? "removed" : "changed",
    before,
    after,
    hidden: false,
});
const hidden = (name: string, change: PlanField["change"]): PlanField => ({
    field: name,
    change,
    before: null,
    after: null,
    hidden: true,
});
const none = { other: null, reason: null, remedy: null };

/** A plan with something of every kind. */
export const cannedPlan: PlanView = {
    commit: null,
    changes: [
        {
            service: "web",
            action: "recreate",
            reasons: ["image a1b2c3d → 9f8e7d6 (built)"],
            downtime: true,
            strategy: "rolling",
            outage: { ...none, expected: true, cause: "first-switch", text: "One short gap, once." },
            fields: [
                field("image", "a1b2c3d", "9f8e7d6"),
                field("labels.traefik.http.routers.shop.rule", "Host(`shop.example.org`)", "Host(`shop.example.com`)"),
                field("ports 80/tcp", "8080", null),
                hidden("environment FEATURE_X", "added"),
                hidden("file ./conf/nginx.conf", "changed"),
            ],
        },
        {
            service: "web-switch",
            action: "create",
            reasons: ["new service"],
            downtime: false,
            strategy: "recreate",
            outage: { ...none, expected: false, cause: "new", text: "No interruption." },
            fields: [],
            switchOf: "web",
        },
        {
            service: "api",
            action: "recreate",
            reasons: ["environment ~ API_URL"],
            downtime: false,
            strategy: "blue-green",
            outage: { ...none, expected: false, cause: "exchanged", text: "No interruption." },
            fields: [hidden("environment API_URL", "changed")],
        },
        {
            service: "worker",
            action: "recreate",
            reasons: ["command sleep 1 → sleep 2"],
            downtime: true,
            strategy: "recreate",
            outage: { ...none, expected: true, cause: "recreated", remedy: "rolling", text: "Interrupted." },
            fields: [field("command", "sleep 1", "sleep 2")],
        },
        {
            service: "db",
            action: "keep",
            reasons: [],
            downtime: false,
            strategy: "recreate",
            outage: { ...none, expected: false, cause: "kept", text: "No interruption." },
            fields: [],
        },
        // As plans of earlier versions were stored.
        { service: "cache", action: "remove", reasons: ["no longer in the compose file"], downtime: true },
    ],
    resources: [
        { kind: "volume", name: "cache-data", change: "unused" },
        { kind: "network", name: "edge", change: "created" },
    ],
    commits: cannedDeployments.slice(0, 2).flatMap(({ commit }) => commit ?? []),
    differences: [{ path: "compose.override.yaml", kind: "override", choice: "mine" }],
    missingEnvironment: ["SMTP_HOST"],
    rights: [
        { grant: "web host-path /srv/media", text: "web reads and writes /srv/media of the host", granted: false },
    ],
    notes: [
        phrase("note.switch", {
            service: "web",
            ports: [phrase("port.as", { port: "80", mode: "HTTP", because: phrase("port.http") })],
        }),
        phrase("note.volumeRunning", { name: "shop_data", services: "db" }),
    ],
};

const written = phrase("rollout.because", {
    service: "worker",
    reason: phrase("rollout.written", { path: "/data" }),
});

/** The same where a service can't have the strategy that its settings ask for. */
export const refusedPlan: PlanView = {
    ...cannedPlan,
    changes: cannedPlan.changes.map((change) =>
        change.service === "worker"
            ? { ...change, outage: { ...change.outage!, remedy: null, reason: written } }
            : change,
    ),
};
