import type { AuditEntryView } from "../../common/audit-schema";

const base = { stack: "shop", actor: "ana", kind: "user" } as const;

/** Newest first; one of each kind of actor. */
export const cannedAudit: AuditEntryView[] = [
    { ...base, id: 6, at: "2026-11-22T09:00:00.000Z", action: "approve", detail: "#43" },
    {
        ...base,
        id: 5,
        at: "2026-11-22T08:00:00.000Z",
        actor: "ben",
        kind: "forge",
        action: "push",
        detail: "#42 main 9f8e7d6",
    },
    { ...base, id: 4, at: "2026-11-21T08:00:00.000Z", action: "environment", detail: "API_URL, −OLD_KEY" },
    {
        ...base,
        id: 3,
        at: "2026-11-20T08:00:00.000Z",
        actor: "nightly build",
        kind: "token",
        action: "deploy",
        detail: "#41 main",
    },
    { ...base, id: 2, at: "2026-11-19T08:00:00.000Z", stack: "", action: "settings", detail: "publicUrl, disk" },
    { ...base, id: 1, at: "2026-11-18T08:00:00.000Z", action: "hand-edit.keep", detail: "2 changes of compose.yaml" },
];
