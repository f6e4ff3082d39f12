import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ErrorView } from "../../../../common/errors";
import type { ListView, PlanView, ReleaseView } from "../../../../common/views";
import { freePort } from "../../../fixtures/server/free-port";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import type { StartFixture } from "./start-fixture";

const execute = promisify(execFile);

const composeFile = (port: number) =>
    [
        "services:",
        "  web: # the page",
        "    build: ./web",
        "    environment:",
        "      GREETING: ${GREETING}",
        "    ports:",
        `      - "127.0.0.1:${port}:80"`,
        "    stop_grace_period: 1s",
        "  worker:",
        "    image: busybox-test:1",
        '    command: ["sleep", "1000000"]',
        "    stop_grace_period: 1s",
        "  db:",
        "    image: busybox-test:1",
        '    command: ["sh", "-c", "date > /data/started; exec sleep 1000000"]',
        "    volumes:",
        "      - ./data:/data",
        "    stop_grace_period: 1s",
        "",
    ].join("\n");

const web = (text: string) => ({
    "web/Dockerfile": [
        "FROM busybox-test:1",
        "COPY index.html /www/index.html",
        'CMD ["httpd", "-f", "-p", "80", "-h", "/www"]',
        "",
    ].join("\n"),
    "web/index.html": `${text}\n`,
});

const override = ["services:", "  worker:", "    labels:", '      mine: "yes"', ""].join("\n");

async function write(folder: string, files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
    }
}

async function contentOf(folder: string): Promise<Record<string, string>> {
    const names = await readdir(folder);
    const entries = names.map(async (name) => [name, await readFile(path.join(folder, name), "base64")] as const);
    return Object.fromEntries(await Promise.all(entries));
}

export function adoption(start: StartFixture): void {
    describe("adopting a stack that runs", () => {
        let fixture: StackFixture;

        beforeAll(async () => {
            fixture = await start();
        });

        afterAll(() => fixture?.close());

        it("keeps database, data and what the user wrote, and goes back to how it was", async () => {
            const { server } = fixture;
            const [stack, port] = [fixture.stackName("adopt"), await freePort()];
            const folder = fixture.stackDir(stack);
            const own = { "compose.yaml": composeFile(port), ".env": "# mine\nGREETING=hello\n" };
            await write(folder, {
                ...own,
                ...web("by hand"),
                "compose.override.yaml": override,
                "data/rows": "precious",
            });
            await fixture.dockgeUp(stack);
            const [before, data] = [await fixture.containerIds(stack), await contentOf(path.join(folder, "data"))];

            const repository = await fixture.repository(stack);
            await repository.commit({ "compose.yaml": composeFile(port), ...web("from git") });
            await server.connect(stack, repository.url);
            await server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, healthTimeout: 30 });
            const plan = await server.call<PlanView>("GET", `/stacks/${stack}/plan?ref=main`);
            expect(plan.changes.map(({ service, action }) => `${service} ${action}`).sort()).toEqual([
                "db keep",
                "web recreate",
                "worker keep",
            ]);
            const done = await server.deploy(stack);
            expect(done).toMatchObject({ state: "succeeded", error: null });
            expect(await answerOf(port)).toBe("from git");
            const adopted = await fixture.containerIds(stack);
            expect(adopted).toMatchObject({ db: before.db, worker: before.worker });
            expect(await contentOf(path.join(folder, "data"))).toEqual(data);
            await fixture.dockgeUp(stack);
            expect(await fixture.containerIds(stack)).toEqual(adopted);

            const { items } = await server.call<ListView<ReleaseView>>("GET", `/stacks/${stack}/releases`);
            const zero = items.find(({ commit }) => commit === null);
            expect(await server.rollBack(stack, zero!.id)).toMatchObject({ state: "succeeded", release: 0 });
            expect(await answerOf(port)).toBe("by hand");
            expect((await fixture.containerIds(stack)).db).toBe(before.db);
            expect(await contentOf(path.join(folder, "data"))).toEqual(data);
            for (const [name, text] of Object.entries({ ...own, "compose.override.yaml": override })) {
                expect(await readFile(path.join(folder, name), "utf8")).toBe(text);
            }
        });

        it.each([
            ["runs", "sleep 1000000"],
            ["crashes", "exit 3"],
        ])("leaves another directory's project of the same name alone when what Git brings %s", async (_, command) => {
            const { server } = fixture;
            const stack = fixture.stackName("same");
            const elsewhere = await mkdtemp(path.join(tmpdir(), "elsewhere-"));
            const project = (service: string, text: string) =>
                `services:\n  ${service}:\n    image: busybox-test:1\n    command: ["sh", "-c", "${text}"]\n`;
            await writeFile(path.join(elsewhere, "compose.yaml"), project("db", "sleep 1000000"));
            await execute("docker", ["compose", "-p", stack, "up", "-d"], { cwd: elsewhere });
            const before = await fixture.containers(stack);
            const repository = await fixture.repository(stack);
            await repository.commit({ "compose.yaml": project("web", command) });
            await server.connect(stack, repository.url);

            const plan = await server.request("GET", `/stacks/${stack}/plan?ref=main`);
            expect(plan.status).toBe(409);
            const { error } = (await plan.json()) as { error: ErrorView };
            expect(error).toMatchObject({ code: "PROJECT_ELSEWHERE", safe: expect.any(String) as string });
            expect(error.message).toContain(elsewhere);
            const done = await server.deploy(stack);

            expect(done).toMatchObject({ state: "failed", error: { code: "PROJECT_ELSEWHERE" } });
            expect(await fixture.containers(stack)).toEqual(before);
            expect(before).toMatchObject([{ service: "db", state: "running" }]);
            await rm(elsewhere, { recursive: true });
        });
    });
}
