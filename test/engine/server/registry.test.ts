import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDockerLogins } from "../../../backend/exec/docker-logins";
import { Secret } from "../../../backend/models/secret";
import type { DiskView } from "../../../common/disk-views";
import type { CredentialView, DeploymentView, LoginReport } from "../../../common/views";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { RegistryServer } from "../../fixtures/registry-server";
import { freePort } from "../../fixtures/server/free-port";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";

const password = "s3cret-of-ana";
const execute = promisify(execFile);
const HOUR_MS = 3_600_000;

let fixture: StackFixture;
let registry: RegistryServer;
let repository: ServedRepository;
let stack: string;
let port: number;
let credential: number;
let before: Record<string, string>;

beforeAll(async () => {
    [fixture, registry] = await Promise.all([StackFixture.start(), RegistryServer.start({ auth: "bearer" })]);
    stack = fixture.stackName("registry");
    port = await freePort();
    repository = await fixture.repository(stack);
    await repository.commit(webSample({ text: "one", port }));
    await fixture.server.connect(stack, repository.url);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
    await seed("shop/web:live");
});
afterAll(async () => {
    await fixture?.close();
    await registry?.close();
});

/** Somebody else has put an image there. */
async function seed(name: string): Promise<void> {
    const image = `${registry.host}/${name}`;
    const logins = createDockerLogins(path.join(fixture.folder, "somebody"), process.env);
    logins.use([{ host: registry.host, username: "ana", password: new Secret(password) }]);
    await execute("docker", ["tag", "busybox-test:1", image]);
    await execute("docker", ["--config", logins.folder({})!, "push", image]);
    await execute("docker", ["image", "rm", image]);
    logins.close();
}

const wanting = (text: string, tag: string) => {
    const files = webSample({ text, port }) as Record<string, string>;
    const image = `${registry.host}/shop/web:${tag}`;
    return { ...files, "compose.yaml": files["compose.yaml"]!.replace("image: busybox-test:1", `image: ${image}`) };
};
const logOf = ({ id }: DeploymentView) => fixture.server.call<string>("GET", `/deployments/${id}/log`);
const stillThere = async (text: string) => {
    expect(await fixture.containerIds(stack)).toEqual(before);
    expect(await answerOf(port)).toBe(text);
};

describe("a registry with a login", () => {
    it("is known by a login that was stored and tested", async () => {
        const input = { kind: "registry", name: "Ours", host: registry.host, username: "ana", password };
        credential = (await fixture.server.call<CredentialView>("POST", "/credentials", input)).id;
        const report = await fixture.server.call<LoginReport>("POST", `/credentials/${credential}/test`);
        expect(report).toMatchObject({ ok: true });

        const deployed = await fixture.server.deploy(stack);
        expect(deployed).toMatchObject({ state: "succeeded", error: null });
        before = await fixture.containerIds(stack);
    });

    it("that has no such image fails the deployment by name, and what runs goes on", async () => {
        await repository.commit(wanting("two", "missing"));
        const failed = await fixture.server.deploy(stack);
        expect(failed).toMatchObject({ state: "failed", error: { code: "IMAGE_UNAVAILABLE" } });
        expect(failed.error!.message).toContain(`${registry.host}/shop/web:missing of the service neighbour`);
        await stillThere("one");
    });

    it("that takes no more requests for an hour is waited for outside, and what runs goes on", async () => {
        await repository.commit(wanting("three", "live"));
        registry.faults.push({
            ...{ on: /^(HEAD|GET) .*manifests/, times: Infinity, status: 429 },
            ...{ headers: { "Retry-After": "3600" }, body: { errors: [{ code: "TOOMANYREQUESTS" }] } },
        });
        const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {});
        const waiting = await until("the deployment to wait", async () => {
            const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
            return view.state === "waiting" || view.finishedAt !== null ? view : undefined;
        });
        expect(waiting).toMatchObject({ state: "waiting", waitingReason: "rate", error: null });
        expect(Date.parse(waiting.waitingUntil!) - Date.now()).toBeGreaterThan(HOUR_MS / 2);
        await stillThere("one");

        registry.faults.length = 0;
        await fixture.server.call("POST", `/deployments/${id}/approve`);
        expect(await fixture.server.finished(id)).toMatchObject({ state: "succeeded", error: null });
        expect(await answerOf(port)).toBe("three");
        before = await fixture.containerIds(stack);
    });

    it("that refuses the login is named once, at the credential too", async () => {
        await fixture.server.call("PUT", `/credentials/${credential}`, { password: "not-any-more" });
        await repository.commit(wanting("four", "other"));
        const failed = await fixture.server.deploy(stack);
        expect(failed.error!.message).toContain(`${registry.host} refuses the stored login`);
        await stillThere("three");
        const { items } = await fixture.server.call<{ items: CredentialView[] }>("GET", "/credentials");
        expect(items).toMatchObject([{ kind: "registry", failingSince: expect.any(String) as string }]);
        expect(fixture.server.output.match(/has refused the credential/g)).toHaveLength(1);
        expect(fixture.server.output + (await logOf(failed))).not.toContain("not-any-more");
    });

    it("leaves no login on the disk after a stop, and what takes space can be asked for", async () => {
        const { items } = await fixture.server.call<DiskView>("GET", "/disk");
        expect(items).toContainEqual(expect.objectContaining({ kind: "images", stack }));
        await fixture.server.call("POST", "/disk/free", { kinds: ["images", "snapshots", "workspaces", "logs"] });
        await stillThere("three");
        const own = path.join(fixture.server.dataDir, "cicd");
        expect(await readdir(own)).toContain("docker");
        await fixture.server.close();
        expect(await readdir(own)).not.toContain("docker");
    });
});
