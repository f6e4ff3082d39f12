import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "../../../common/schema";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";

let fixture: StackFixture;
let port: number;
let stack: string;
let hook: Hook;
let repository: ServedRepository;

const settings = () => fixture.server.call<Settings>("GET", "/settings");
const save = async (change: Partial<Settings>) =>
    fixture.server.request("PUT", "/settings", { ...(await settings()), ...change });
const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

beforeAll(async () => {
    fixture = await StackFixture.start();
    port = await freePort();
    stack = fixture.stackName("listener");
    repository = await fixture.repository(stack);
    await repository.commit({ "compose.yaml": "services: {}\n" });
    hook = await fixture.server.connect(stack, repository.url);
    await fixture.server.call("POST", `/stacks/${stack}/pause`, {});
});
afterAll(() => fixture.close());

/** Pushes a commit, tells the listener, and waits for its deployment. */
async function push(text: string): Promise<void> {
    const own = { ...hook, url: hook.url.replace(/:\d+\//, `:${port}/`) };
    const sha = await repository.commit({ text });
    await deliverPush(own, { sha, message: text, repository: repository.url });
    await until("its deployment", async () =>
        (await fixture.server.deployments(stack)).some(({ commit }) => commit?.sha === sha),
    );
}

describe("webhooks on a port of their own", () => {
    it("begin with the setting, take deliveries, show nothing else, and survive a restart", async () => {
        expect((await save({ hookPort: port, hookUrl: "https://hooks.example.org" })).status).toBe(200);
        await push("a");
        for (const path of ["/", "/healthz", "/metrics", "/api/cicd/v1/stacks", "/cicd", "/socket.io/"]) {
            expect([path, (await at(path)).status]).toEqual([path, 404]);
        }
        const { webhook } = await fixture.server.call<{ webhook: Hook }>("GET", `/stacks/${stack}/repository`);
        expect(webhook.url).toMatch(/^https:\/\/hooks\.example\.org\/cicd\/hooks\/github\//);

        await fixture.server.close();
        await fixture.server.start();
        await until("the listener", async () => (await at("/")).status === 404);
        await push("b");
    });

    it("stay where they are when the new port is taken, and nothing else of the change is kept", async () => {
        const other = createServer().listen(0, "127.0.0.1");
        await until("the other server", async () => other.listening);
        const taken = (other.address() as AddressInfo).port;
        // A port of one address only: the server listens on all of them.
        const answer = await save({ hookPort: taken, keepDeliveryDays: 3 });
        other.close();
        expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: "PORT_TAKEN" } }]);
        expect(await settings()).toMatchObject({ hookPort: port, keepDeliveryDays: 30 });
        expect((await at("/")).status).toBe(404);
    });

    it("end with 0, and the host's own port goes on taking them", async () => {
        expect((await save({ hookPort: 0, openMetrics: true })).status).toBe(200);
        await expect(at("/")).rejects.toThrow();
        const own = { ...hook, url: hook.url.replace(/^https?:\/\/[^/]+/, fixture.server.url) };
        await deliverPush(own, { sha: "c".repeat(40), message: "c", repository: repository.url });
        expect((await fetch(`${fixture.server.url}/metrics`)).status).toBe(200);
        expect((await fetch(`${fixture.server.url}/api/cicd/v1/stacks`)).status).toBe(401);
    });
});
