import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectManySchema, scanRepositorySchema } from "../../../common/repository-schema";
import { credentialSchema, connectRepositorySchema } from "../../../common/schema";
import type { ScannedFileView } from "../../../common/repository-views";
import { bindings } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { repositories } from "../../../backend/models/repositories";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { createUseCases } from "../../../backend/use-cases/create-use-cases";
import type { Actor, UseCases } from "../../../backend/use-cases/use-cases";
import { startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { setUpGit, token, type GitTest } from "../git/set-up";

const actor: Actor = { name: "ana", scope: "administrator" };
let database: TestDatabase;
let gitTest: GitTest;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let repository: ServedRepository;
let useCases: UseCases;
let forgotten: string[];

beforeEach(async () => {
    database = await openTestDatabase();
    gitTest = await setUpGit();
    engine = await startBuildEngine(database);
    repository = await gitTest.server.createRepository("ana/infra");
    forgotten = [];
    const dependencies: Dependencies = {
        ...engine,
        git: gitTest.git,
        fallbackUrl: "https://dockge.example.org",
        hookPort: { forced: null, use: async () => undefined },
        deliveries: {
            invalidateHook: (hook) => void forgotten.push(hook),
            readBody: async () => "",
            redeliver: async (event) => event,
        },
    };
    useCases = createUseCases(dependencies);
});

afterEach(async () => {
    await engine.queue.stop();
    await gitTest.close();
    await database.close();
});

const web = (image: string, more = "") => `services:\n  web:\n    image: ${image}\n${more}`;
const scan = (input: object = {}) =>
    useCases.scanRepository(scanRepositorySchema.parse({ url: repository.url, ...input }));
const connect = (stacks: object[], input: object = {}) =>
    useCases.connectMany(connectManySchema.parse({ url: repository.url, forge: "gitea", stacks, ...input }), actor);

async function stackOnDisk(stack: string, text: string): Promise<void> {
    await mkdir(path.join(engine.stacksDir, stack), { recursive: true });
    await writeFile(path.join(engine.stacksDir, stack, "compose.yaml"), text);
}

const short = ({ path: file, stack, matchedBy, note }: ScannedFileView) =>
    `${file} → ${stack} ${matchedBy ?? "new"}${note ? ` (${note.reason})` : ""}`;

describe("scanRepository()", () => {
    it("finds every compose file with its stack, and stores nothing", async () => {
        await repository.commit({
            "shop/compose.yaml": web("nginx"),
            "shop/compose.prod.yaml": web("nginx"),
            "apps/blog/docker-compose.yml": `name: journal\n${web("ghost:5")}`,
            "base/compose.yaml": web("busybox"),
            "apps/wiki/compose.yaml": `include: [../../base/compose.yaml]\n${web("wiki")}`,
            "broken/compose.yaml": "- nothing",
            ".devcontainer/compose.yaml": web("dev"),
            "notes.yaml": "services: {}",
        });
        await stackOnDisk("shop", web("nginx"));
        await stackOnDisk("old", web("wiki:2"));
        const { files, stacks, branches, commit } = await scan();
        expect(files.map(short).sort()).toEqual([
            ".devcontainer/compose.yaml → devcontainer new (hidden)",
            "apps/blog/docker-compose.yml → journal new",
            "apps/wiki/compose.yaml → old services",
            "base/compose.yaml → base new (part)",
            "broken/compose.yaml → broken new (unreadable)",
            "shop/compose.prod.yaml → shop-prod new (variation)",
            "shop/compose.yaml → shop directory",
        ]);
        expect(files.find(({ stack }) => stack === "old")!.paths).toEqual(["apps/wiki/**", "base/compose.yaml"]);
        expect(stacks.map(({ stack }) => stack)).toEqual(["old", "shop"]);
        expect([branches, commit.sha]).toEqual([["main"], await repository.sha("main")]);
        expect(await repositories.list(database.knex)).toEqual([]);
        expect(await readdir(path.join(gitTest.dir, "repos")).catch(() => [])).not.toContain("1");
    });

    it("takes what a file names outside of its folder into its paths", async () => {
        await repository.commit({
            "shop/compose.yaml": web("nginx", "    env_file: ../common.env\n    build: ../lib (new)\n"),
            "lib (new)/Dockerfile": "FROM scratch\n",
            "common.env": "A=1\n",
            "compose.yaml": web("nginx", "    volumes: ['./conf:/etc/x']\n"),
            "conf/x": "1",
            "whole/compose.yaml": web("x", "    build: ..\n"),
        });
        const { files } = await scan();
        expect(Object.fromEntries(files.map((file) => [file.path, file.paths]))).toEqual({
            "compose.yaml": ["*", "conf/**"],
            "shop/compose.yaml": ["shop/**", "common.env", "lib \\(new\\)/**"],
            "whole/compose.yaml": ["**"],
        });
    });

    it("reads no symbolic link and no file of a megabyte, and says so", async () => {
        await repository.commit({
            "link/compose.yaml": { content: "../../../etc/passwd", mode: "120000" },
            "large/compose.yaml": `${web("x")}${"# x\n".repeat(300_000)}`,
        });
        const { files } = await scan();
        expect(files.map(({ note }) => note?.reason)).toEqual(["unreadable", "unreadable"]);
    });

    it("says what is wrong with the branch, the credential or the URL", async () => {
        await repository.commit({ "compose.yaml": web("x") });
        await expect(scan({ branch: "master" })).rejects.toMatchObject({
            code: "BRANCH_NOT_FOUND",
            hint: "Did you mean main?",
        });
        gitTest.server.setToken(token);
        await expect(scan()).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        const foreign = await useCases.addCredential(
            credentialSchema.parse({ name: "a", kind: "https-token", host: "other.example.org", token: "t" }),
            actor,
        );
        await expect(scan({ credential: foreign.id })).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        await expect(scan({ url: "ext::sh -c id" })).rejects.toMatchObject({ code: "URL_REFUSED" });
    });

    it("reads a private repository with its credential", async () => {
        await repository.commit({ "shop/compose.yaml": web("x") });
        gitTest.server.setToken(token);
        const { host } = new URL(repository.url);
        const input = credentialSchema.parse({ name: "bot", kind: "https-token", host, token });
        const { id } = await useCases.addCredential(input, actor);
        expect((await scan({ credential: id })).files.map(short)).toEqual(["shop/compose.yaml → shop new"]);
    });
});

describe("connectMany()", () => {
    const rows = [
        { stack: "shop", composePath: "shop/compose.yaml", paths: ["shop/**"] },
        { stack: "blog", composePath: "blog/compose.yaml", paths: ["blog/**", "lib/**"] },
    ];

    beforeEach(async () => {
        await repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
    });

    it("connects all rows to one repository with one hook, each with its paths, and deploys nothing", async () => {
        const answer = await connect(rows, { pollMinutes: 30 });
        expect(answer.rows.map(({ error }) => error)).toEqual([null, null]);
        expect(answer.repository).toMatchObject({
            forge: "gitea",
            pollMinutes: 30,
            stacks: [{ stack: "shop" }, { stack: "blog", composePath: ["blog/compose.yaml"], branch: "main" }],
            webhook: { secret: expect.any(String) as string },
        });
        expect(await repositories.list(database.knex)).toHaveLength(1);
        expect((await bindings.findByStack(database.knex, "blog"))!.rules).toMatchObject([
            { paths: ["blog/**", "lib/**"], branches: [], action: "auto" },
        ]);
        expect(await deployments.list(database.knex, { limit: 10 })).toEqual([]);
    });

    it("records what runs of each stack as release #0", async () => {
        engine.deployer.live = "running";
        await connect(rows);
        for (const { stack } of rows) {
            expect(await releases.active(database.knex, stack)).toMatchObject({ number: 0 });
        }
    });

    it("tells per row why it was not connected, and connects the others", async () => {
        const elsewhere = connectRepositorySchema.parse({ url: "https://git.example.org/own.git" });
        await useCases.connect("blog", elsewhere, actor);
        const before = await bindings.findByStack(database.knex, "blog");
        const { rows: answers } = await connect([
            ...rows,
            { stack: "shop", composePath: "blog/compose.yaml" },
            { stack: "wiki", composePath: "wiki/compose.yaml" },
        ]);
        expect(answers.map(({ stack, error }) => [stack, error?.code ?? null])).toEqual([
            ["shop", null],
            ["blog", "STATE_CONFLICT"],
            ["shop", "STATE_CONFLICT"],
            ["wiki", "COMPOSE_FILE_MISSING"],
        ]);
        expect(answers[1]!.error!.message).toContain("https://git.example.org/own.git");
        expect(await bindings.findByStack(database.knex, "blog")).toEqual(before);
        expect((await bindings.list(database.knex)).map(({ stack }) => stack)).toEqual(["blog", "shop"]);
    });

    it("makes no repository when no row can be connected", async () => {
        const answer = await connect([{ stack: "wiki", composePath: "wiki/compose.yaml" }]);
        expect([answer.repository, answer.rows[0]!.error?.code]).toEqual([null, "COMPOSE_FILE_MISSING"]);
        expect(await repositories.list(database.knex)).toEqual([]);
    });

    it("connects nothing when storing fails half way", async () => {
        await database.knex.raw(
            "CREATE TRIGGER full BEFORE INSERT ON cicd_binding WHEN NEW.stack = 'blog' BEGIN SELECT RAISE(ABORT, 'full'); END",
        );
        await expect(connect(rows)).rejects.toThrow("full");
        expect(await repositories.list(database.knex)).toEqual([]);
        expect(await bindings.list(database.knex)).toEqual([]);
    });

    it("connects further stacks to a known repository without another secret, and finds them again", async () => {
        const { repository: first } = await connect(rows.slice(0, 1));
        const { repository: second } = await connect(rows.slice(1), { forge: undefined });
        expect(second).toMatchObject({ id: first!.id, forge: "gitea" });
        expect(second!.webhook.secret).toBeUndefined();
        expect(forgotten.length).toBeGreaterThan(0);
        const { files } = await scan();
        expect(files.map(short).sort()).toEqual([
            "blog/compose.yaml → blog connection (connected)",
            "shop/compose.yaml → shop connection (connected)",
        ]);
    });

    it("leaves nothing of the repository when its last stack is disconnected, and all of it before", async () => {
        await connect(rows);
        const { id } = (await repositories.list(database.knex))[0]!;
        const mirror = path.join(gitTest.dir, "repos", String(id));
        await gitTest.git.fetch(gitTest.remote(repository.url), gitTest.options);
        await useCases.disconnect("shop", actor);
        expect(await useCases.repositories()).toMatchObject([{ id, stacks: [{ stack: "blog" }] }]);
        expect(await readdir(mirror)).toContain("HEAD");
        await useCases.disconnect("blog", actor);
        expect(await repositories.list(database.knex)).toEqual([]);
        await expect(readdir(mirror)).rejects.toThrow("ENOENT");
    });
});

describe("changing where a repository is", () => {
    const connectOne = (url: string, more: object = {}) =>
        useCases.connect("shop", connectRepositorySchema.parse({ url, ...more }), actor);

    it("keeps the hook when the only stack's URL, branch and path change", async () => {
        const before = await connectOne("https://git.example.org/ana/shop.git");
        const after = await connectOne("ssh://git@git.example.org:2222/ana/store.git", {
            branch: "live",
            composePath: "a/compose.yaml",
        });
        expect(after).toMatchObject({ id: before.id, branch: "live", composePath: ["a/compose.yaml"] });
        expect(after.webhook.url).toBe(before.webhook.url);
        expect(after.webhook.secret).toBeUndefined();
        expect(await repositories.list(database.knex)).toMatchObject([{ host: "git.example.org:2222" }]);
    });

    it("asks for a credential again when the host changes, and changes nothing without", async () => {
        const url = "https://git.example.org/ana/shop.git";
        const input = credentialSchema.parse({ name: "a", kind: "https-token", host: "git.example.org", token: "t" });
        const { id } = await useCases.addCredential(input, actor);
        await connectOne(url, { credential: id });
        const elsewhere = "https://other.example.org/ana/shop.git";
        for (const more of [{}, { credential: id }]) {
            await expect(connectOne(elsewhere, more)).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        }
        expect(await useCases.repository("shop")).toMatchObject({ url, credential: { id } });
        expect(await connectOne(elsewhere, { credential: null })).toMatchObject({ url: elsewhere, credential: null });
    });

    it("takes one stack of several elsewhere and leaves the others", async () => {
        await repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
        await connect(["shop", "blog"].map((stack) => ({ stack, composePath: `${stack}/compose.yaml` })));
        await connectOne("https://git.example.org/ana/shop.git");
        const list = await useCases.repositories();
        expect(list.map(({ stacks }) => stacks.map(({ stack }) => stack))).toEqual([["blog"], ["shop"]]);
    });

    it("drops the former repository when its last stack joins another one", async () => {
        await connectOne("https://git.example.org/ana/shop.git");
        const kept = await useCases.connect(
            "blog",
            connectRepositorySchema.parse({ url: "https://git.example.org/ana/infra.git" }),
            actor,
        );
        await connectOne("https://git.example.org/ana/infra.git");
        expect(await useCases.repositories()).toMatchObject([{ id: kept.id, stacks: [{}, {}] }]);
    });

    it("moves a repository with all its stacks", async () => {
        await repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
        const { repository: before } = await connect(
            ["shop", "blog"].map((stack) => ({ stack, composePath: `${stack}/compose.yaml` })),
        );
        await repositories.recordSeen(database.knex, before!.id, { "refs/heads/main": "a".repeat(40) });
        const url = "https://git.example.org/ana/moved.git";
        const after = await useCases.changeRepository(before!.id, { url, sharedHook: true }, actor);
        expect(after).toMatchObject({ id: before!.id, url, sharedHook: true, stacks: [{}, {}] });
        expect(after.webhook.url).toBe(before!.webhook.url);
        expect((await repositories.list(database.knex))[0]!.lastSeen).toEqual({});
    });

    it("refuses a URL that another repository has, and an id that nobody has", async () => {
        const { id } = await connectOne("https://git.example.org/ana/shop.git");
        const url = "https://git.example.org/ana/blog.git";
        await useCases.connect("blog", connectRepositorySchema.parse({ url }), actor);
        await expect(useCases.changeRepository(id, { url }, actor)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        await expect(useCases.changeRepository(99, {}, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
});
