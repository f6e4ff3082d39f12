import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StepName } from "../../../common/states";
import type { DeploymentView, ListView, ReleaseView } from "../../../common/views";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { ensureNodeImage } from "../../fixtures/node-image";
import { RegistryServer } from "../../fixtures/registry-server";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";

const execute = promisify(execFile);

let fixture: StackFixture;
let registry: RegistryServer;
let node: string;

beforeAll(async () => {
    [fixture, registry, node] = await Promise.all([StackFixture.start(), RegistryServer.start(), ensureNodeImage()]);
});
afterAll(async () => {
    await fixture?.close();
    await registry?.close();
});

interface Project {
    stack: string;
    port: number;
    repository: ServedRepository;
    hook: Hook;
}

async function connect(prefix: string, config: object = {}): Promise<Project> {
    const stack = fixture.stackName(prefix);
    const repository = await fixture.repository(stack);
    await repository.commit({ "README.md": "hello" });
    const hook = await fixture.server.connect(stack, repository.url);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, ...config });
    return { stack, port: await freePort(), repository, hook };
}

async function push({ stack, repository, hook }: Project, files: Record<string, string>): Promise<DeploymentView> {
    const message = "Change it";
    const sha = await repository.commit(files, { message });
    await deliverPush(hook, { sha, message, repository: repository.url, files: Object.keys(files) });
    return until("the push to be queued", async () =>
        (await fixture.server.deployments(stack)).find(({ commit }) => commit?.sha === sha),
    );
}

async function pushed(project: Project, files: Record<string, string>): Promise<DeploymentView> {
    return fixture.server.finished((await push(project, files)).id);
}

async function retried(id: number): Promise<DeploymentView> {
    const retry = await fixture.server.call<DeploymentView>("POST", `/deployments/${id}/retry`);
    return fixture.server.finished(retry.id);
}

const answers = (port: number, text: string) => until(`"${text}"`, async () => (await answerOf(port)) === text);
const logOf = ({ id }: DeploymentView) => fixture.server.call<string>("GET", `/deployments/${id}/log`);
const stepOf = ({ steps }: DeploymentView, name: StepName) => steps.find((step) => step.name === name);
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

const compose = (port: number, web: string[], more: string[] = []) =>
    [
        "services:",
        "  web:",
        ...["stop_grace_period: 1s", `ports: ["127.0.0.1:${port}:80"]`, ...web].map((line) => `    ${line}`),
        ...more,
        "",
    ].join("\n");

describe("a site that commands make", () => {
    const site = (port: number) => ({
        "compose.yaml": compose(port, ['command: ["httpd", "-f", "-p", "80", "-h", "/www"]']),
        "page.txt": "one",
        ".dockge/cicd.yaml": `builder: static
directory: dist
web_server: { image: "busybox-test:1", root: /www }
commands:
  build:
    - name: Make the site
      image: busybox-test:1
      run: mkdir dist && echo "page $(cat page.txt)" > dist/index.html
`,
    });
    const made = /^Command "Make the site"/gm;
    let project: Project;

    it("is served from its folder, by settings of the repository alone", async () => {
        project = await connect("site");
        const done = await pushed(project, site(project.port));
        expect(done).toMatchObject({ state: "succeeded", error: null });
        await answers(project.port, "page one");
    });

    it("is in the registry before somebody approves it, and goes live without a second build", async () => {
        const { stack, port, repository } = project;
        const target = { repository: `${registry.host}/shop`, tags: ["latest"] };
        await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, push: target });
        await fixture.server.connect(stack, repository.url, { rules: [{ branches: ["main"], action: "approval" }] });
        const before = await fixture.containerIds(stack);
        const { id, commit } = await push(project, { "page.txt": "two" });
        const waiting = await until("it to wait", async () => {
            const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
            return (view.state === "waiting" || view.finishedAt !== null) && view;
        });
        expect(waiting).toMatchObject({ state: "waiting", waitingReason: "approval", error: null });
        expect(registry.tags).toEqual([`shop/web:${commit!.sha.slice(0, 12)}`, "shop/web:latest"].toSorted());
        expect(await logOf(waiting)).toContain(
            `Pushed ${registry.host}/shop/web:latest@${registry.manifests.get("shop/web:latest")!.digest}`,
        );
        expect(await fixture.containerIds(stack)).toEqual(before);
        const uploads = registry.asked.length;

        await fixture.server.call("POST", `/deployments/${id}/approve`);
        const done = await fixture.server.finished(id);
        expect(done).toMatchObject({ state: "succeeded", error: null });
        await answers(port, "page two");
        expect(count(await logOf(done), made)).toBe(1);
        expect(count(await logOf(done), /exporting to image$/gm)).toBe(1);
        expect(registry.asked).toHaveLength(uploads);
    });
});

describe("a Node.js project", () => {
    const settings = () => `builder: commands
commands:
  build:
    - { image: "${node}", run: [node, build.mjs] }
  test:
    - { image: "${node}", run: [node, --test], name: Test }
`;
    const files = (port: number) => ({
        "compose.yaml": compose(port, ["build: ."]),
        Dockerfile: `FROM ${node}\nCOPY dist/server.mjs /server.mjs\nCMD ["node", "/server.mjs"]\n`,
        "page.mjs": 'export const page = "sum 2";\n',
        "page.test.mjs": `import assert from "node:assert";
import { test } from "node:test";
import { page } from "./page.mjs";
test("the page names the sum", () => assert.match(page, /^sum [0-9]$/));
`,
        "build.mjs": `import { mkdirSync, writeFileSync } from "node:fs";
import { page } from "./page.mjs";
mkdirSync("dist");
const serve = 'import { createServer } from "node:http";\\n' +
    \`createServer((_, response) => response.end(\${JSON.stringify(page)})).listen(80);\\n\`;
writeFileSync("dist/server.mjs", serve);
`,
        ".dockge/cicd.yaml": settings(),
    });

    it("is built and tested in containers, and stopped by a failing test before anything is touched", async () => {
        const project = await connect("node");
        const { stack, port } = project;
        const first = await pushed(project, files(port));
        expect(first).toMatchObject({ state: "succeeded", error: null });
        expect(await logOf(first)).toMatch(/pass 1/);
        await answers(port, "sum 2");
        const before = await fixture.containerIds(stack);

        const broken = await pushed(project, { "page.mjs": 'export const page = "total 3";\n' });
        expect(broken).toMatchObject({ state: "failed", error: { code: "COMMAND_FAILED" } });
        expect(stepOf(broken, "test")).toMatchObject({ state: "failed", exitCode: 1 });
        expect(await logOf(broken)).toContain("the page names the sum");
        expect(await fixture.containerIds(stack)).toEqual(before);
        expect(await answerOf(port)).toBe("sum 2");

        const corrected = await pushed(project, { "page.mjs": 'export const page = "sum 3";\n' });
        expect(corrected).toMatchObject({ state: "succeeded", error: null });
        await answers(port, "sum 3");
    });
});

describe("a migration", () => {
    const migrate = "test -e /data/ready && cat /version >> /data/migrations && grep -v broken /version";
    const serve = "(cat /version /data/migrations | tr '\\n' ' ') > /www/index.html; exec httpd -f -p 80 -h /www";
    const files = (port: number) => ({
        "compose.yaml": compose(
            port,
            ["build: .", 'volumes: ["data:/data"]', "depends_on: { db: { condition: service_healthy } }"],
            [
                "  db:",
                "    image: busybox-test:1",
                '    command: ["sh", "-c", "sleep 2; touch /data/ready; exec sleep 1000000"]',
                '    healthcheck: { test: ["CMD", "test", "-e", "/data/ready"], interval: 1s, retries: 60 }',
                "    stop_grace_period: 1s",
                '    volumes: ["data:/data"]',
                "volumes: { data: {} }",
            ],
        ),
        version: "one\n",
        start: serve,
        Dockerfile: 'FROM busybox-test:1\nCOPY version start /\nCMD ["sh", "/start"]\n',
        ".dockge/cicd.yaml": `commands:
  pre_deploy:
    - { name: Migrate, run_in: web, interruptible: false, run: "${migrate}" }
`,
    });
    let project: Project;
    let first: DeploymentView;

    it("runs in the new image, once its database is well and before the first new replica", async () => {
        project = await connect("migration");
        first = await pushed(project, files(project.port));
        expect(first).toMatchObject({ state: "succeeded", error: null });
        await answers(project.port, "one one");
    });

    it("is done once when the replicas fail after it, and a retry goes on from there", async () => {
        const { stack, port } = project;
        const start = `test -e /data/allowed || exit 3; ${serve}`;
        const failed = await pushed(project, { version: "two\n", start });
        expect(failed).toMatchObject({ state: "rolled-back", error: { code: "SERVICE_UNHEALTHY" } });
        await answers(port, "one one two");

        await execute("docker", ["compose", "-p", stack, "exec", "-T", "db", "touch", "/data/allowed"]);
        const done = await retried(failed.id);
        expect(done).toMatchObject({ state: "succeeded", error: null, commit: failed.commit });
        await answers(port, "two one two");
        expect(await logOf(done)).not.toMatch(/^Command "Migrate"|exporting to image/m);
    });

    it("that fails leaves the old replicas as they are, and a rollback migrates nothing", async () => {
        const { stack, port } = project;
        const before = await fixture.containerIds(stack);
        const failed = await pushed(project, { version: "broken\n" });
        expect(failed).toMatchObject({ state: "rolled-back", error: { code: "COMMAND_FAILED" } });
        expect(stepOf(failed, "pre-deploy")).toMatchObject({ state: "failed", exitCode: 1 });
        expect(await fixture.containerIds(stack)).toEqual(before);
        expect(await answerOf(port)).toBe("two one two");

        const { items } = await fixture.server.call<ListView<ReleaseView>>("GET", `/stacks/${stack}/releases`);
        const target = items.find(({ number }) => number === first.release)!;
        const back = await fixture.server.rollBack(stack, target.id);
        expect(back).toMatchObject({ state: "succeeded", error: null });
        await answers(port, "one one two broken");
        expect(await logOf(back)).not.toContain("Migrate");
    });
});
