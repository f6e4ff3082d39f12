import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runGit } from "../../../fixtures/git-server/run-git";
import { enqueue } from "../../../fixtures/build-engine";
import { actor } from "../monorepo-setup";
import { ENVIRONMENT, RELEASED, setUpEditedStack, SOURCE, type EditedStackTest } from "./hand-edit-setup";

let shop: EditedStackTest;
beforeEach(async () => {
    shop = await setUpEditedStack();
});
afterEach(() => shop.close());

const edited = RELEASED.replace('"80:80"', '"8080:80"').replace("LEVEL: info", "LEVEL: hunter2");
const wanted = SOURCE.replace('"80:80"', '"8080:80"').replace("LEVEL: info", "LEVEL: hunter2");
const show = (ref: string, file: string) => runGit(shop.repository.dir, ["show", `${ref}:${file}`]);

describe("handEdit()", () => {
    test("shows what each choice would do, in the repository's own terms", async () => {
        await shop.write("compose.yaml", edited);
        const view = await shop.useCases.handEdit("shop");
        expect(view.files).toEqual(["compose.yaml"]);
        expect(view.commit).toMatchObject({ problem: null, base: "main", request: false, left: [] });
        const [file] = view.commit.files;
        expect(file!.path).toBe("shop/compose.yaml");
        expect(file!.lines.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual([
            '- "8080:80"',
            "LEVEL: hunter2",
        ]);
        expect(view.keep.changes).toEqual([
            expect.stringContaining("80:80 → 8080:80"),
            expect.not.stringContaining("hunter2"),
        ]);
    });

    test.each([true, false])(
        "reads submodules with the credential only for the repository's own code (untrusted: %s)",
        async (untrusted) => {
            const { db } = shop.engine;
            const credential = await shop.credential(new URL(shop.repository.url).host, "geheim-token");
            const [{ id }] = await shop.useCases.repositories();
            await shop.useCases.changeRepository(id, { credential }, actor);
            const maker = await enqueue(shop.database, { stack: "shop", commitSha: shop.sha, untrusted });
            await db("cicd_release").where({ id: shop.release }).update({ deployment_id: maker });
            const { git } = shop.gitTest;
            const { checkout } = git;
            const used: boolean[] = [];
            git.checkout = (repository, sha, target, options) => {
                used.push(options.remote!.credential !== null);
                return checkout(repository, sha, target, options);
            };
            await shop.write("compose.yaml", edited);
            await shop.useCases.handEdit("shop");
            expect(used).toEqual([!untrusted]);
        },
    );

    test("says why an edit can't be carried over, which can be discarded still", async () => {
        await shop.write("compose.yaml", "services: [");
        const view = await shop.useCases.handEdit("shop");
        expect([view.commit.problem, view.keep.problem]).toEqual([
            expect.stringContaining("can't be used"),
            expect.stringContaining("can't be used"),
        ]);
        expect((await shop.decide({ choice: "discard" })).deployment).toMatchObject({ trigger: "rollback" });
    });
});

describe("decideHandEdit()", () => {
    test("commit pushes a branch of its own on top of the live commit, and no other", async () => {
        await shop.write("compose.yaml", edited);
        const { fingerprint, commit: announced } = await shop.useCases.handEdit("shop");
        expect(announced.branch).toBe("dockge/shop-…");
        const outcome = await shop.decide({ choice: "commit", basedOn: fingerprint, message: "Open port 8080" });
        const { branch, commit, url, problem } = outcome.pushed!;
        expect([url, problem]).toEqual([null, null]);
        expect(branch).toMatch(/^dockge\/shop-\d{8}-\d{6}$/);
        expect(await shop.repository.sha(`refs/heads/${branch}`)).toBe(commit);
        expect(await shop.repository.sha(`${commit}^`)).toBe(shop.sha);
        expect(await shop.repository.sha("refs/heads/main")).toBe(shop.sha);
        expect(await show(branch, "shop/compose.yaml")).toBe(wanted.trim());
        const log = await runGit(shop.repository.dir, ["log", "-1", "--format=%an|%s", branch]);
        expect(log).toBe("ana|Open port 8080");
        expect((await shop.useCases.audit("shop")).items).toMatchObject([
            {
                actor: "ana",
                action: "hand-edit.commit",
                detail: expect.stringMatching(new RegExp(`^${branch} \\([0-9a-f]{7}\\)`)),
            },
        ]);
    });

    test("keep stores the change for later releases until it is dropped", async () => {
        await shop.write("compose.yaml", edited);
        await shop.decide({ choice: "keep" });
        const { localEdit } = await shop.binding();
        expect(localEdit).toMatchObject({ by: "ana" });
        expect(localEdit!.edits).toHaveLength(2);
        await shop.useCases.dropKeptEdit("shop", actor);
        expect((await shop.binding()).localEdit).toBeNull();
        const kept = localEdit!.edits.map(({ path }) => path.join(".")).join(", ");
        expect(kept).toContain("services.");
        expect((await shop.useCases.audit("shop")).items).toMatchObject([
            { action: "hand-edit.drop", detail: kept },
            { action: "hand-edit.keep", detail: kept },
        ]);
    });

    test("discard brings the release back and keeps what was typed aside", async () => {
        await shop.write(".env", "A=2\nB=3\n");
        const { deployment } = await shop.decide({ choice: "discard" });
        expect(deployment).toMatchObject({ trigger: "rollback", requestedBy: "ana" });
        expect(await shop.read(".env")).toBe(ENVIRONMENT);
        const saved = path.join(shop.engine.stacksDir, ".cicd", "shop", "saved");
        const [time] = await readdir(saved);
        expect(await readFile(path.join(saved, time!, ".env"), "utf8")).toBe("A=2\nB=3\n");
    });

    test("a decision about an older state of the files does nothing", async () => {
        await shop.write("compose.yaml", edited);
        const { fingerprint } = await shop.useCases.handEdit("shop");
        await shop.write("compose.yaml", `${edited}# more\n`);
        for (const choice of ["commit", "keep", "discard"]) {
            await expect(shop.decide({ choice, basedOn: fingerprint })).rejects.toMatchObject({ code: "STALE_EDIT" });
        }
        expect((await shop.binding()).localEdit).toBeNull();
        expect((await shop.useCases.audit("shop")).items).toEqual([]);
    });

    test("commit refuses a live commit that the branch does not have, and says so beforehand", async () => {
        await shop.write("compose.yaml", edited);
        await shop.repository.deleteRef("refs/heads/main");
        await shop.repository.commit({ "shop/compose.yaml": SOURCE, more: "1" });
        const refused = expect.stringContaining("is not part of the branch main");
        expect((await shop.useCases.handEdit("shop")).commit.problem).toEqual(refused);
        await expect(shop.decide({ choice: "commit" })).rejects.toMatchObject({
            code: "COMMIT_NOT_ON_BRANCH",
            message: refused,
        });
        expect((await shop.decide({ choice: "keep" })).choice).toBe("keep");
    });

    test("commit refuses what another repository had at the same place", async () => {
        await shop.write("compose.yaml", edited);
        await shop.useCases.handEdit("shop");
        const other = await shop.gitTest.server.createRepository("ana/other");
        await other.commit({ "shop/compose.yaml": SOURCE, other: "1" });
        const [{ id }] = await shop.useCases.repositories();
        await shop.useCases.changeRepository(id, { url: other.url }, actor);
        await expect(shop.decide({ choice: "commit" })).rejects.toMatchObject({ code: "COMMIT_NOT_ON_BRANCH" });
    });

    test("commit refuses to write a secret of the stack out, and says so beforehand", async () => {
        await shop.write(".env", `${ENVIRONMENT}DB_PASSWORD=hunter2\n`);
        await shop.write("compose.yaml", edited);
        const refused = expect.stringContaining("services.web.environment.LEVEL");
        expect((await shop.useCases.handEdit("shop")).commit.problem).toEqual(refused);
        await expect(shop.decide({ choice: "commit" })).rejects.toMatchObject({
            code: "SECRET_IN_EDIT",
            message: refused,
        });
        expect((await shop.useCases.audit("shop")).items).toEqual([]);
    });

    test("a branch that the server refuses is told, and nothing else happens", async () => {
        await shop.write("compose.yaml", edited);
        await runGit(shop.repository.dir, ["config", "http.receivepack", "false"]);
        await expect(shop.decide({ choice: "commit" })).rejects.toMatchObject({ code: "BRANCH_REFUSED" });
        expect((await shop.useCases.audit("shop")).items).toEqual([]);
    });
});
