import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConnectManyView, ScanView, SharedRepositoryView } from "../../../../common/repository-views";
import type { DeploymentView, ListView, RepositoryView, WebhookEventView } from "../../../../common/views";
import type { ServedRepository } from "../../../fixtures/git-server/repository";
import { deliverPush } from "../../../fixtures/server/push";
import type { Hook } from "../../../fixtures/server/standalone-server";
import type { StackFixture } from "../../../fixtures/server/stack-fixture";
import { until } from "../../../fixtures/server/until";
import type { StartFixture } from "./start-fixture";

const STACKS = 20;
const quick = { stableSeconds: 1, healthTimeout: 30 };

const composeFile = (version: string) =>
    [
        "services:",
        "  app:",
        "    image: busybox-test:1",
        '    command: ["sh", "-c", "trap exit TERM; while :; do sleep 1 & wait; done"]',
        `    environment: { VERSION: "${version}" }`,
        "    stop_grace_period: 1s",
        "",
    ].join("\n");

const fileOf = (stack: string) => `apps/${stack}/compose.yaml`;

export function monorepo(start: StartFixture): void {
    describe(`one repository with ${STACKS} stacks that run already`, () => {
        let fixture: StackFixture;
        let repository: ServedRepository;
        let stacks: string[];
        let ids: Record<string, string>;
        let first: string;
        let hook: Hook;

        const all = async () => {
            const found = await Promise.all(stacks.map((stack) => fixture.containers(stack)));
            return Object.fromEntries(stacks.map((stack, at) => [stack, found[at]!.map(({ id }) => id).join()]));
        };
        const deployments = async () =>
            (await fixture.server.call<ListView<DeploymentView>>("GET", "/deployments")).items;
        const deliveries = async () =>
            (await fixture.server.call<ListView<WebhookEventView>>("GET", "/webhook-events")).items;
        const mirrors = async () => {
            const names = await readdir(path.join(fixture.server.stacksDir, ".cicd", "repos"));
            return names.filter((name) => !name.startsWith("."));
        };

        beforeAll(async () => {
            fixture = await start();
            stacks = Array.from({ length: STACKS }, (_, at) => fixture.stackName(`mono${at}`));
            const waiting = [...stacks];
            const bringUp = async () => {
                for (let stack = waiting.pop(); stack !== undefined; stack = waiting.pop()) {
                    await mkdir(fixture.stackDir(stack), { recursive: true });
                    await writeFile(path.join(fixture.stackDir(stack), "compose.yaml"), composeFile("1"));
                    await fixture.dockgeUp(stack);
                }
            };
            await Promise.all([bringUp(), bringUp(), bringUp()]);
            ids = await all();
            repository = await fixture.repository("ana/infra");
            first = await repository.commit({
                ...Object.fromEntries(stacks.map((stack) => [fileOf(stack), composeFile("1")])),
                "README.md": "Ours\n",
            });
        });

        afterAll(() => fixture?.close());

        it("finds them all and connects them in one go without touching any", async () => {
            const { server } = fixture;
            const { files } = await server.call<ScanView>("POST", "/repositories/scan", { url: repository.url });
            expect(files.map(({ stack }) => stack).sort()).toEqual([...stacks].sort());
            expect(new Set(files.map((file) => `${file.matchedBy} ${file.running} ${file.suggested}`))).toEqual(
                new Set(["directory true true"]),
            );
            const answer = await server.call<ConnectManyView>("POST", "/repositories/connect", {
                url: repository.url,
                forge: "github",
                stacks: files.map(({ stack, path: composePath, paths }) => ({ stack, composePath, paths })),
            });
            expect(answer.rows.filter(({ error }) => error !== null)).toEqual([]);
            hook = { url: answer.repository!.webhook.url, secret: answer.repository!.webhook.secret! };
            expect(await all()).toEqual(ids);
            expect(await deployments()).toEqual([]);
        });

        it("deploys exactly the two stacks that a push touches: two deployments, one delivery, one mirror", async () => {
            const { server } = fixture;
            const touched = [stacks[3]!, stacks[11]!];
            for (const stack of touched) {
                await server.call("PUT", `/stacks/${stack}/build-config`, quick);
            }
            const files = touched.map(fileOf);
            const sha = await repository.commit(Object.fromEntries(files.map((file) => [file, composeFile("2")])));
            await deliverPush(hook, { sha, before: first, files, message: "Two of them", repository: repository.url });
            const done = await until("both deployments", async () => {
                const found = await deployments();
                return found.length >= 2 && found.every(({ finishedAt }) => finishedAt !== null) ? found : undefined;
            });
            expect(done.map(({ stack, state, trigger }) => `${stack} ${state} ${trigger}`).sort()).toEqual(
                touched.map((stack) => `${stack} succeeded push`).sort(),
            );
            expect(await deliveries()).toMatchObject([
                { verdict: "accepted", deployments: done.map(({ id }) => id).sort((one, two) => one - two) },
            ]);
            expect(await mirrors()).toHaveLength(1);
            const now = await all();
            expect(stacks.filter((stack) => now[stack] !== ids[stack])).toEqual(touched);
            ids = now;
        });

        it("asks git where a delivery lists no files, and deploys nothing for a push that concerns nobody", async () => {
            const sha = await repository.commit({ "README.md": "Ours, and yours\n" });
            const before = await repository.sha(`${sha}~1`);
            await deliverPush(hook, { sha, before, files: null, message: "Words", repository: repository.url });
            const judged = await until("the delivery to be judged", async () => {
                const [newest] = await deliveries();
                return newest?.sha === sha && newest.verdict === "ignored" ? newest : undefined;
            });
            expect(judged.deployments).toEqual([]);
            expect(await deployments()).toHaveLength(2);
            expect(await all()).toEqual(ids);
        });

        it("changes branch, path and URL later without recreating anything, and keeps the hook", async () => {
            const { server } = fixture;
            const [stack] = stacks as [string];
            const moved = "shop/compose.yaml";
            await repository.commit({ [moved]: composeFile("1") }, { branch: "live", from: "main" });
            await server.call<RepositoryView>("PUT", `/stacks/${stack}/build-config`, quick);
            const changed = await server.call<RepositoryView>("PUT", `/stacks/${stack}/repository`, {
                url: repository.url,
                branch: "live",
                composePath: moved,
            });
            expect([changed.webhook.url, changed.sharedWith.length]).toEqual([hook.url, STACKS - 1]);
            // The same server under another name is another host: credentials would be asked for again.
            const url = repository.url.replace("127.0.0.1", "localhost");
            const after = await server.call<SharedRepositoryView>("PUT", `/repositories/${changed.id}`, { url });
            expect([after.url, after.webhook.url, after.stacks.length]).toEqual([url, hook.url, STACKS]);
            expect(await server.deploy(stack)).toMatchObject({ state: "succeeded", error: null });
            expect(await all()).toEqual(ids);
            expect(await mirrors()).toHaveLength(1);
        });
    });
}
