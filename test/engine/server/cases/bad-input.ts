import { createServer } from "node:http";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../common/errors";
import type { DeploymentView } from "../../../../common/views";
import type { ServedRepository } from "../../../fixtures/git-server/repository";
import { freePort } from "../../../fixtures/server/free-port";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { until } from "../../../fixtures/server/until";
import { webSample } from "../../../fixtures/server/web-sample";
import type { StartFixture } from "./start-fixture";

let fixture: StackFixture;
let stack: string;
let port: number;
let repository: ServedRepository;

/** What a person is told: what happened, what stayed safe, what to do. */
function expectSentences(done: DeploymentView, code: ErrorCode): void {
    expect(done.error?.code).toBe(code);
    for (const sentence of [done.error?.message, done.error?.safe, done.error?.hint]) {
        expect(sentence).toMatch(/^\S.{10,}[.:!?)"]$/s);
    }
    expect(done.error?.message).not.toMatch(/\/tmp\/|at .*\.ts/);
}

async function expectUntouched(deploy: () => Promise<DeploymentView>, code: ErrorCode): Promise<DeploymentView> {
    const before = await fixture.containerIds(stack);
    const done = await deploy();
    expect(done.state).toBe("failed");
    expectSentences(done, code);
    expect(await fixture.containerIds(stack)).toEqual(before);
    expect(await answerOf(port)).toBe("good");
    return done;
}

async function commitOn(branch: string, files: Parameters<ServedRepository["commit"]>[0]): Promise<string> {
    await repository.commit(files, { branch, from: "main" });
    return branch;
}

export function badInput(start: StartFixture): void {
    describe("bad input", () => {
        beforeAll(async () => {
            fixture = await start();
            stack = fixture.stackName("bad");
            port = await freePort();
            repository = await fixture.repository(stack);
            await repository.commit(webSample({ text: "good", port }));
            await fixture.server.connect(stack, repository.url);
            await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 3, healthTimeout: 20 });
            expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
        });

        afterAll(() => fixture?.close());

        describe("a deployment that can't succeed leaves the running stack alone", () => {
            it("when the branch is missing", async () => {
                await expectUntouched(() => fixture.server.deploy(stack, "no-such-branch"), "BRANCH_NOT_FOUND");
            });

            it("when the Git server is away", async () => {
                await fixture.server.call("PUT", `/stacks/${stack}/build-config`, {
                    checkoutTimeout: 5,
                    stableSeconds: 3,
                    healthTimeout: 20,
                });
                fixture.git.setFault({ kind: "status", status: 503 });
                try {
                    const done = await expectUntouched(() => fixture.server.deploy(stack), "REPOSITORY_UNREACHABLE");
                    expect(done.steps[0]).toMatchObject({ name: "checkout", state: "failed" });
                } finally {
                    fixture.git.setFault(null);
                }
            });

            it("when the repository wants a credential", async () => {
                fixture.git.setToken("right");
                try {
                    await expectUntouched(() => fixture.server.deploy(stack), "REPOSITORY_AUTH");
                } finally {
                    fixture.git.setToken(null);
                }
            });

            it("when the compose file is missing", async () => {
                const branch = await commitOn("no-compose", { "compose.yaml": null });
                await expectUntouched(() => fixture.server.deploy(stack, branch), "COMPOSE_FILE_MISSING");
            });

            it.each([
                ["broken YAML", "services:\n  web: [\n"],
                ["an unknown key", "services:\n  web:\n    imagee: x\n"],
                ["a word where services belong", "services: nonsense\n"],
                ["a number where a service belongs", "services:\n  web: 3\n"],
                [
                    "lists and words of the wrong kind",
                    "services:\n  web:\n    image: x\n    volumes: 7\n    ports: a\n",
                ],
                ["a number of networks", "services:\n  web:\n    image: x\nnetworks: 5\nsecrets: [1]\n"],
                ["no services", "volumes: {}\n"],
            ])("when the compose file has %s", async (name, text) => {
                const branch = await commitOn(`invalid-${name.replaceAll(" ", "-")}`, { "compose.yaml": text });
                await expectUntouched(() => fixture.server.deploy(stack, branch), "COMPOSE_FILE_INVALID");
            });

            it("when the compose file is a link out of the repository", async () => {
                const branch = await commitOn("link", {
                    "compose.yaml": { content: "../../../../etc/hosts", mode: "120000" },
                });
                await expectUntouched(() => fixture.server.deploy(stack, branch), "COMPOSE_PATH_ESCAPES");
            });

            it("when the build fails", async () => {
                const branch = await commitOn(
                    "broken-build",
                    webSample({ text: "bad", port, dockerfile: ["RUN echo nails are missing >&2 && exit 3"] }),
                );
                const done = await expectUntouched(() => fixture.server.deploy(stack, branch), "BUILD_FAILED");
                expect(done.error?.message).toContain("web");
                const log = await fixture.server.call<string>("GET", `/deployments/${done.id}/log`);
                expect(log).toContain("nails are missing");
            });

            it("when .env is edited during the build", async () => {
                const branch = await commitOn(
                    "edited",
                    webSample({ text: "edited", port, dockerfile: [`RUN echo ${stack} && sleep 4`] }),
                );
                const file = path.join(fixture.stackDir(stack), ".env");
                await expectUntouched(async () => {
                    const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {
                        ref: branch,
                    });
                    await until("the build to run", async () => {
                        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
                        return view.steps.some(({ name, state }) => name === "build" && state === "running");
                    });
                    await writeFile(file, "EDITED=meanwhile\n");
                    return fixture.server.finished(id);
                }, "STALE_EDIT");
                expect(await readFile(file, "utf8")).toBe("EDITED=meanwhile\n");
            });
        });

        describe("a deployment that fails after the switch gives the previous release back", () => {
            async function expectRestored(files: Record<string, string>, code: ErrorCode, branch: string) {
                const before = await fixture.containers(stack);
                await repository.commit(files, { branch, from: "main" });
                const done = await fixture.server.deploy(stack, branch);
                expect(done.state).toBe("rolled-back");
                expectSentences(done, code);
                expect(done.error?.safe).toBe("The previous release is live again.");
                const after = await fixture.containers(stack);
                expect(after.map(({ service, image, state }) => ({ service, image, state }))).toEqual(
                    before.map(({ service, image, state }) => ({ service, image, state })),
                );
                await expect.poll(() => answerOf(port), { timeout: 5000 }).toBe("good");
                return done;
            }

            it("when a service exits after its start", async () => {
                const files = webSample({ text: "bad", port, command: "sleep 1; echo the roof is on fire; exit 7" });
                const done = await expectRestored(files, "SERVICE_UNHEALTHY", "exits");
                expect(done.error?.message).toContain("web");
                expect(done.error?.message).toContain("7");
                expect(done.error?.message).toContain("the roof is on fire");
            });

            it("when a service restarts for ever", async () => {
                const files = webSample({
                    text: "bad",
                    port,
                    command: "sleep 1; exit 1",
                    service: ["restart: always"],
                });
                await expectRestored(files, "SERVICE_UNHEALTHY", "loops");
            });

            it("when the port is taken", async () => {
                const taken = createServer().listen(0, "127.0.0.1");
                await once(taken, "listening");
                const other = (taken.address() as AddressInfo).port;
                try {
                    const done = await expectRestored(webSample({ text: "bad", port: other }), "PORT_TAKEN", "taken");
                    expect(done.error?.message).toContain(String(other));
                } finally {
                    taken.close();
                }
            });
        });
    });
}
