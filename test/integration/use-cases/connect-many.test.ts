import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { connectRepositorySchema } from "../../../common/schema";
import { bindings } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { repositories } from "../../../backend/models/repositories";
import { actor, setUpMonorepo, web } from "./monorepo-setup";

let setup: Awaited<ReturnType<typeof setUpMonorepo>>;

beforeEach(async () => {
    setup = await setUpMonorepo();
});
afterEach(() => setup.close());

describe("connectMany()", () => {
    const rows = [
        { stack: "shop", composePath: "shop/compose.yaml", paths: ["shop/**"] },
        { stack: "blog", composePath: "blog/compose.yaml", paths: ["blog/**", "lib/**"] },
    ];

    beforeEach(async () => {
        await setup.repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
    });

    it("connects all rows to one repository with one hook, each with its paths, and deploys nothing", async () => {
        const answer = await setup.connect(rows, { pollMinutes: 30 });
        expect(answer.rows.map(({ error }) => error)).toEqual([null, null]);
        expect(answer.repository).toMatchObject({
            forge: "gitea",
            pollMinutes: 30,
            stacks: [{ stack: "shop" }, { stack: "blog", composePath: ["blog/compose.yaml"], branch: "main" }],
            webhook: { secret: expect.any(String) as string },
        });
        expect(await repositories.list(setup.database.knex)).toHaveLength(1);
        expect((await bindings.findByStack(setup.database.knex, "blog"))!.rules).toMatchObject([
            { paths: ["blog/**", "lib/**"], branches: [], action: "auto" },
        ]);
        expect(await deployments.list(setup.database.knex, { limit: 10 })).toEqual([]);
    });

    it("records what runs of each stack as release #0", async () => {
        setup.engine.deployer.live = "running";
        await setup.connect(rows);
        for (const { stack } of rows) {
            expect(await releases.active(setup.database.knex, stack)).toMatchObject({ number: 0 });
        }
    });

    it("gives a new stack its directory, empty, and takes it away again; one that is there stays as it is", async () => {
        await setup.stackOnDisk("blog", web("b"));
        await setup.connect(rows);
        const of = (stack: string) => readdir(path.join(setup.engine.stacksDir, stack)).catch(() => null);
        expect([await of("shop"), await of("blog")]).toEqual([[], ["compose.yaml"]]);
        await setup.useCases.disconnect("shop", actor);
        await setup.useCases.disconnect("blog", actor);
        expect([await of("shop"), await of("blog")]).toEqual([null, ["compose.yaml"]]);
    });

    it("makes no directory for containers that belong to another place", async () => {
        const [safe, hint] = ["Nothing was changed.", "Choose another name."];
        setup.engine.deployer.captureCurrent = () =>
            Promise.reject(new CicdError({ code: "PROJECT_ELSEWHERE", message: "It is elsewhere.", safe, hint }));
        await setup.connect(rows);
        expect(await readdir(setup.engine.stacksDir)).toEqual([]);
    });

    it("tells per row why it was not connected, and connects the others", async () => {
        const elsewhere = connectRepositorySchema.parse({ url: "https://git.example.org/own.git" });
        await setup.useCases.connect("blog", elsewhere, actor);
        const before = await bindings.findByStack(setup.database.knex, "blog");
        const { rows: answers } = await setup.connect([
            ...rows,
            { stack: "shop", composePath: "blog/compose.yaml" },
            { stack: "wiki", composePath: "wiki/compose.yaml" },
            { stack: "news", composePath: "shop/compose.yaml", paths: ["[news/**"] },
        ]);
        expect(answers.map(({ stack, error }) => [stack, error?.code ?? null])).toEqual([
            ["shop", null],
            ["blog", "STATE_CONFLICT"],
            ["shop", "STATE_CONFLICT"],
            ["wiki", "COMPOSE_FILE_MISSING"],
            ["news", "INVALID_INPUT"],
        ]);
        expect(answers[1]!.error!.message).toContain("https://git.example.org/own.git");
        expect(await bindings.findByStack(setup.database.knex, "blog")).toEqual(before);
        expect((await bindings.list(setup.database.knex)).map(({ stack }) => stack)).toEqual(["blog", "shop"]);
    });

    it("makes no repository when no row can be connected", async () => {
        const answer = await setup.connect([{ stack: "wiki", composePath: "wiki/compose.yaml" }]);
        expect([answer.repository, answer.rows[0]!.error?.code]).toEqual([null, "COMPOSE_FILE_MISSING"]);
        expect(await repositories.list(setup.database.knex)).toEqual([]);
    });

    it("connects nothing when storing fails half way", async () => {
        await setup.database.knex.raw(
            "CREATE TRIGGER full BEFORE INSERT ON cicd_binding WHEN NEW.stack = 'blog' BEGIN SELECT RAISE(ABORT, 'full'); END",
        );
        await expect(setup.connect(rows)).rejects.toThrow("full");
        expect(await repositories.list(setup.database.knex)).toEqual([]);
        expect(await bindings.list(setup.database.knex)).toEqual([]);
    });

    it("connects further stacks to a known repository without another secret, and finds them again", async () => {
        const { repository: first } = await setup.connect(rows.slice(0, 1));
        const { repository: second } = await setup.connect(rows.slice(1), { forge: "generic" });
        expect(second).toMatchObject({ id: first!.id, forge: "gitea" });
        expect(second!.webhook.secret).toBeUndefined();
        expect(setup.forgotten.length).toBeGreaterThan(0);
        const { files } = await setup.scan();
        expect(files.map(({ stack, matchedBy, note }) => [stack, matchedBy, note?.reason])).toEqual([
            ["blog", "connection", "connected"],
            ["shop", "connection", "connected"],
        ]);
    });

    it("leaves nothing of the repository when its last stack is disconnected, and all of it before", async () => {
        await setup.connect(rows);
        const { id } = (await repositories.list(setup.database.knex))[0]!;
        const mirror = path.join(setup.gitTest.dir, "repos", String(id));
        await setup.gitTest.git.fetch(setup.gitTest.remote(setup.repository.url), setup.gitTest.options);
        await setup.useCases.disconnect("shop", actor);
        expect(await setup.useCases.repositories()).toMatchObject([{ id, stacks: [{ stack: "blog" }] }]);
        expect(await readdir(mirror)).toContain("HEAD");
        await setup.useCases.disconnect("blog", actor);
        expect(await repositories.list(setup.database.knex)).toEqual([]);
        await expect(readdir(mirror)).rejects.toThrow("ENOENT");
    });
});
