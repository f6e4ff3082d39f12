import { phrase } from "../../common/phrase";
import type { DriftView, HandEditView } from "../../common/views";
import { cannedPlan } from "./canned-plan";

const set = { released: phrase("value.set"), actual: phrase("value.other") };
const stopped = { released: phrase("value.running"), actual: phrase("value.exited") };

/** Of a stack whose file was edited, whose containers were changed, and of which an earlier edit is kept. */
export const cannedDrift: DriftView = {
    drifted: true,
    fields: [
        { service: "web", field: "ports 80", released: "80:80", actual: "127.0.0.1:8080:80", where: "files" },
        {
            service: "web",
            field: "labels.traefik.http.routers.shop.rule",
            released: "Host(`shop.example.org`)",
            actual: "Host(`shop.example.org`) || Host(`www.shop.example.org`)",
            where: "files",
        },
        {
            ...{ service: "web", field: "environment API_URL", released: "set", actual: "another value" },
            ...{ where: "containers", phrases: set },
        },
        {
            ...{ service: "worker", field: "state", released: "running", actual: "exited" },
            ...{ where: "containers", phrases: stopped },
        },
    ],
    since: new Date(Date.now() - 600_000).toISOString(),
    handEdited: true,
    kept: { by: "ana", at: new Date(Date.now() - 86_400_000).toISOString(), changes: ["db: restart no → always"] },
};

export const cannedHandEdit: HandEditView = {
    fingerprint: "f1",
    files: ["compose.yaml"],
    commit: {
        problem: null,
        branch: "dockge/shop-20260101-120000",
        base: "main",
        request: true,
        files: [
            {
                path: "deploy/compose.yaml",
                lines: [
                    { kind: "gap", text: "" },
                    { kind: "same", text: "        ports:" },
                    { kind: "removed", text: '            - "80:80"' },
                    { kind: "added", text: '            - "127.0.0.1:8080:80"   # only for the proxy on this machine' },
                    { kind: "gap", text: "" },
                ],
            },
        ],
        left: [
            { change: "web: image", reason: "The image is built from the repository: change what it is built from." },
        ],
    },
    keep: { problem: null, changes: ["web: ports 80:80 → 127.0.0.1:8080:80"], left: [] },
    discard: { plan: cannedPlan },
};
