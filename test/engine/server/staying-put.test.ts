import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WaitingReason } from "../../../common/states";
import type { DeploymentView, PlanView } from "../../../common/views";
import { call, callAgent } from "../../integration/host/standalone";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";

const execute = promisify(execFile);
const minute = 60_000;
/** Below this it was heard, and not found by the look that happens each minute. */
const HEARD_MS = 30_000;
const LIVES = ["restart: unless-stopped"];

let fixture: StackFixture;
let socket: Socket;
let stack: string;
let port: number;
let repository: ServedRepository;
let hook: Hook;
let count = 0;

beforeAll(async () => {
    fixture = await StackFixture.start();
    stack = fixture.stackName("stay");
    port = await freePort();
    repository = await fixture.repository(stack);
    await repository.commit(webSample({ text: "start", port, service: LIVES }));
    hook = await fixture.server.connect(stack, repository.url);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, healthTimeout: 30 });
    socket = io(fixture.server.url, { transports: ["websocket"], reconnection: false });
    await call(socket, "login", { username: fixture.server.user, password: fixture.server.password });
    expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
}, 3 * minute);

afterAll(async () => {
    socket?.close();
    await fixture?.close();
});

const newest = async () => (await fixture.server.deployments(stack))[0]!;
const asUser = (...args: string[]) => execute("docker", ["compose", "-p", stack, ...args]);
const post = (route: string, body: object = {}) => fixture.server.call<DeploymentView>("POST", route, body);

async function push(sample: Partial<Parameters<typeof webSample>[0]> = {}) {
    const text = `text ${++count}`;
    const message = `Say ${text}`;
    const sha = await repository.commit(webSample({ text, port, service: LIVES, ...sample }), { message });
    await deliverPush(hook, { sha, message, repository: repository.url });
    const seen = () => newest().then((view) => (view.commit?.sha === sha ? view : undefined));
    return { text, sha, ...(await until("the push to be queued", seen)) };
}

async function waiting(id: number, reason: WaitingReason): Promise<DeploymentView> {
    return until(`deployment ${id} to wait`, async () => {
        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
        expect(["queued", "running", "waiting"]).toContain(view.state);
        return view.waitingReason === reason && view;
    });
}

describe("a stack that a person stopped", () => {
    it("in part stays so while a push is built, and goes live as soon as it is started", async () => {
        await asUser("stop", "web");
        const before = await fixture.containers(stack);
        const { id, text } = await push();
        const view = await waiting(id, "stopped");
        expect(view.waitingDetail).toContain("The service web was stopped by hand");
        const states = Object.fromEntries(view.steps.map(({ name, state }) => [name, state]));
        expect(states).toMatchObject({ build: "succeeded", approval: "pending", deploy: "pending" });
        expect(await fixture.containers(stack)).toEqual(before);
        const started = Date.now();
        await asUser("start", "web");
        expect((await fixture.server.finished(id)).state).toBe("succeeded");
        expect(Date.now() - started).toBeLessThan(HEARD_MS);
        expect(await answerOf(port)).toBe(text);
    });

    it.each([
        ["stopStack", "startStack"],
        ["downStack", "startStack"],
        ["stopStack", "restartStack"],
    ])("by the host's %s waits with the user's name until %s", async (stop, start) => {
        expect(await callAgent(socket, stop, stack)).toMatchObject({ ok: true });
        const { id, text } = await push();
        const view = await waiting(id, "stopped");
        expect(view.waitingDetail).toContain(`${stack} was stopped by ${fixture.server.user};`);
        expect((await fixture.containers(stack)).some(({ state }) => state === "running")).toBe(false);
        expect(await callAgent(socket, start, stack)).toMatchObject({ ok: true });
        expect((await fixture.server.finished(id)).state).toBe("succeeded");
        expect(await answerOf(port)).toBe(text);
    });

    it("through the API waits over a restart of the server, until somebody releases it, on record", async () => {
        await post(`/stacks/${stack}/down`);
        const { id, text } = await push();
        await waiting(id, "stopped");
        await fixture.server.kill();
        await fixture.server.start();
        await waiting(id, "stopped");
        await post(`/deployments/${id}/approve`);
        const done = await fixture.server.finished(id);
        expect([done.state, done.released]).toMatchObject(["succeeded", [{ reason: "stopped", by: "fixture" }]]);
        expect(await answerOf(port)).toBe(text);
        expect(
            (await fixture.server.call<{ stoppedBy: string | null }>("GET", `/stacks/${stack}/repository`)).stoppedBy,
        ).toBeNull();
    });

    it("is started by a person who deploys, and then takes pushes again", async () => {
        await post(`/stacks/${stack}/down`);
        expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
        const { id, text } = await push();
        expect((await fixture.server.finished(id)).state).toBe("succeeded");
        expect(await answerOf(port)).toBe(text);
    });
});

describe("a service that crashed", () => {
    it("does not hold the push that mends it", async () => {
        const crashing = "httpd -f -p 80 -h /www & while [ ! -e /crash ]; do sleep 0.1; done; exit 3";
        const healthy = await push({ command: crashing, service: [] });
        expect((await fixture.server.finished(healthy.id)).state).toBe("succeeded");
        await asUser("exec", "-T", "web", "touch", "/crash");
        const exited = async () =>
            (await fixture.containers(stack)).some(({ service, state }) => service === "web" && state === "exited");
        await until("web to crash", exited);
        const { id, text } = await push();
        expect((await fixture.server.finished(id)).state).toBe("succeeded");
        expect(await answerOf(port)).toBe(text);
    });
});

describe("a rule that demands approval", () => {
    it("builds, shows its plan, waits, and puts exactly that commit live once approved", async () => {
        const rules = [{ branches: ["main"], action: "approval" }];
        await fixture.server.connect(stack, repository.url, { rules });
        const before = await fixture.containers(stack);
        const { id, sha, text } = await push();
        await waiting(id, "approval");
        const plan = await fixture.server.call<PlanView>("GET", `/deployments/${id}/plan`);
        expect(plan.changes.find(({ service }) => service === "web")?.action).toBe("recreate");
        expect(await fixture.containers(stack)).toEqual(before);
        await repository.commit(webSample({ text: "later", port, service: LIVES }), { message: "Not asked for" });
        await post(`/deployments/${id}/approve`);
        const done = await fixture.server.finished(id);
        expect(done).toMatchObject({ state: "succeeded", commit: { sha }, attempt: 1 });
        expect(done.released).toMatchObject([{ reason: "approval", by: "fixture" }]);
        expect(await answerOf(port)).toBe(text);
        await fixture.server.connect(stack, repository.url);
    });
});

describe("a pause for all stacks", () => {
    it("holds pushes with its reason, lets people deploy, and ends for all", async () => {
        await post("/pause", { reason: "stocktaking" });
        const { id, text } = await push();
        expect((await waiting(id, "paused")).waitingDetail).toContain("All stacks are paused by fixture (stocktaking)");
        await post("/resume");
        expect((await fixture.server.finished(id)).state).toBe("succeeded");
        expect(await answerOf(port)).toBe(text);
    });
});
