import { describe, expect, it } from "vitest";
import type { StackView } from "../../../common/views";
import { mainAction } from "../../../frontend/src/components/main-action";
import { canaryView } from "../../fakes/canned-canary";
import { connectedStack, deploymentView } from "../../fakes/canned-views";

const done = deploymentView(41);
const calm: StackView = { ...connectedStack, deployments: [done] };
const service = (name: string, state: StackView["health"][number]["state"]) => ({
    ...{ service: name, state },
    ...{ containers: 1, detail: "" },
});
const open = (id: number, change: object) => deploymentView(id, { finishedAt: null, ...change });
const glance = { ...connectedStack.glance, previous: null };

const cases: { name: string; view: Partial<StackView>; drifted?: boolean; wants: object }[] = [
    { name: "nothing is wrong", view: {}, wants: { kind: "deploy" } },
    { name: "nothing is live yet", view: { live: null, deployments: [] }, drifted: true, wants: { kind: "deploy" } },
    {
        name: "one waits for approval beside one that runs",
        view: {
            deployments: [open(43, { state: "waiting", waitingReason: "approval" }), open(42, { state: "running" })],
        },
        wants: { kind: "release", deployment: { id: 43 } },
    },
    {
        name: "a canary waits for a decision",
        view: { deployments: [open(42, { state: "running", canaries: [canaryView()] })] },
        wants: { kind: "decide", deployment: { id: 42 } },
    },
    {
        name: "one runs and another is queued",
        view: { deployments: [open(43, { state: "queued" }), open(42, { state: "running" })] },
        wants: { kind: "cancel", deployment: { id: 42 } },
    },
    {
        name: "the newest has failed",
        view: { deployments: [deploymentView(42, { state: "failed" }), done] },
        wants: { kind: "retry", deployment: { id: 42 } },
    },
    {
        name: "a service is ill though it went well",
        view: { health: [service("web", "unhealthy"), service("db", "healthy")] },
        wants: { kind: "rollback", release: 39 },
    },
    {
        name: "a service is gone while others run",
        view: { health: [service("web", "exited"), service("db", "healthy")] },
        wants: { kind: "rollback", release: 39 },
    },
    { name: "the stack is down as a whole", view: { health: [service("web", "exited")] }, wants: { kind: "deploy" } },
    {
        name: "a service is ill and there is nothing to go back to",
        view: { glance, health: [service("web", "restarting")] },
        wants: { kind: "deploy" },
    },
    { name: "it differs from the release", view: {}, drifted: true, wants: { kind: "restore" } },
];

describe("mainAction()", () => {
    it.each(cases)("is what makes sense when $name", ({ view, drifted, wants }) => {
        expect(mainAction({ ...calm, ...view }, drifted ?? false)).toMatchObject(wants);
    });
});
