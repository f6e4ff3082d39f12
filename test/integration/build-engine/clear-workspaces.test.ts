import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearWorkspaces } from "../../../backend/build-engine/sweep-workspaces";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
    folder = await mkdtemp(path.join(tmpdir(), "cicd-work-"));
});

afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
});

describe("clearWorkspaces()", () => {
    it("removes workspaces and keeps mirrors, snapshots and saved files", async () => {
        for (const name of ["shop/work/7", "shop/work/candidate-x", "shop/files/abc", "shop/saved", "repos/1"]) {
            await mkdir(path.join(folder, ".cicd", name), { recursive: true });
            await writeFile(path.join(folder, ".cicd", name, "kept"), "");
        }
        await clearWorkspaces({ db: database.knex, stacksDir: folder });
        expect((await readdir(path.join(folder, ".cicd/shop"))).sort()).toEqual(["files", "saved"]);
        expect(await readdir(path.join(folder, ".cicd/repos/1"))).toEqual(["kept"]);
    });

    it("has nothing to do where no stack was ever deployed", async () => {
        await expect(clearWorkspaces({ db: database.knex, stacksDir: folder })).resolves.toBeUndefined();
    });
});
