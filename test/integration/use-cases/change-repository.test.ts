import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectRepositorySchema } from "../../../common/schema";
import { bindings } from "../../../backend/models/bindings";
import { repositories } from "../../../backend/models/repositories";
import { actor, setUpMonorepo, web } from "./monorepo-setup";

let setup: Awaited<ReturnType<typeof setUpMonorepo>>;

beforeEach(async () => {
    setup = await setUpMonorepo();
});
afterEach(() => setup.close());

describe("changing where a repository is", () => {
    const connectOne = (url: string, more: object = {}) =>
        setup.useCases.connect("shop", connectRepositorySchema.parse({ url, ...more }), actor);

    it("keeps the hook when the only stack's URL, branch and path change", async () => {
        const before = await connectOne("https://git.example.org/ana/shop.git");
        const after = await connectOne("ssh://git@git.example.org:2222/ana/store.git", {
            branch: "live",
            composePath: "a/compose.yaml",
        });
        expect(after).toMatchObject({ id: before.id, branch: "live", composePath: ["a/compose.yaml"] });
        expect(after.webhook.url).toBe(before.webhook.url);
        expect(after.webhook.secret).toBeUndefined();
        expect(await repositories.list(setup.database.knex)).toMatchObject([{ host: "git.example.org:2222" }]);
    });

    it("keeps what was decided about files on disk, until it is decided anew", async () => {
        const url = "https://git.example.org/ana/shop.git";
        const decided = async () => (await bindings.findByStack(setup.database.knex, "shop"))!.adopt;
        await connectOne(url, { adopt: { "compose.override.yaml": "git" } });
        await connectOne(url, { branch: "live" });
        expect(await decided()).toEqual({ "compose.override.yaml": "git" });
        await connectOne(url, { adopt: {} });
        expect(await decided()).toEqual({});
    });

    it("asks for a credential again when the host changes, and changes nothing without", async () => {
        const url = "https://git.example.org/ana/shop.git";
        const id = await setup.credential("git.example.org", "t");
        await connectOne(url, { credential: id });
        const elsewhere = "https://other.example.org/ana/shop.git";
        for (const more of [{}, { credential: id }]) {
            await expect(connectOne(elsewhere, more)).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        }
        expect(await setup.useCases.repository("shop")).toMatchObject({ url, credential: { id } });
        expect(await connectOne(elsewhere, { credential: null })).toMatchObject({ url: elsewhere, credential: null });
    });

    it("takes one stack of several elsewhere and leaves the others", async () => {
        await setup.repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
        await setup.connect(["shop", "blog"].map((stack) => ({ stack, composePath: `${stack}/compose.yaml` })));
        await connectOne("https://git.example.org/ana/shop.git");
        const list = await setup.useCases.repositories();
        expect(list.map(({ stacks }) => stacks.map(({ stack }) => stack))).toEqual([["blog"], ["shop"]]);
    });

    it("drops the former repository when its last stack joins another one", async () => {
        await connectOne("https://git.example.org/ana/shop.git");
        const kept = await setup.useCases.connect(
            "blog",
            connectRepositorySchema.parse({ url: "https://git.example.org/ana/infra.git" }),
            actor,
        );
        await connectOne("https://git.example.org/ana/infra.git");
        expect(await setup.useCases.repositories()).toMatchObject([{ id: kept.id, stacks: [{}, {}] }]);
    });

    it("moves a repository with all its stacks", async () => {
        await setup.repository.commit({ "shop/compose.yaml": web("a"), "blog/compose.yaml": web("b") });
        const { repository: before } = await setup.connect(
            ["shop", "blog"].map((stack) => ({ stack, composePath: `${stack}/compose.yaml` })),
        );
        await repositories.recordSeen(setup.database.knex, before!.id, { "refs/heads/main": "a".repeat(40) });
        const url = "https://git.example.org/ana/moved.git";
        const after = await setup.useCases.changeRepository(before!.id, { url, sharedHook: true }, actor);
        expect(after).toMatchObject({ id: before!.id, url, sharedHook: true, stacks: [{}, {}] });
        expect(after.webhook.url).toBe(before!.webhook.url);
        expect((await repositories.list(setup.database.knex))[0]!.lastSeen).toEqual({});
    });

    it("refuses a URL that another repository has, and an id that nobody has", async () => {
        const { id } = await connectOne("https://git.example.org/ana/shop.git");
        const url = "https://git.example.org/ana/blog.git";
        await setup.useCases.connect("blog", connectRepositorySchema.parse({ url }), actor);
        await expect(setup.useCases.changeRepository(id, { url }, actor)).rejects.toMatchObject({
            code: "STATE_CONFLICT",
        });
        await expect(setup.useCases.changeRepository(99, {}, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
});
