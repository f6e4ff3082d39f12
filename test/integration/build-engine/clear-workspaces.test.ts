import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearWorkspaces } from "../../../backend/build-engine/clear-workspaces";

let folder: string;

beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cicd-work-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe("clearWorkspaces()", () => {
    it("removes workspaces and keeps mirrors, snapshots and saved files", async () => {
        for (const name of ["shop/work/7", "shop/work/candidate-x", "shop/files/abc", "shop/saved", "repos/1"]) {
            await mkdir(path.join(folder, ".cicd", name), { recursive: true });
            await writeFile(path.join(folder, ".cicd", name, "kept"), "");
        }
        await clearWorkspaces(folder);
        expect((await readdir(path.join(folder, ".cicd/shop"))).sort()).toEqual(["files", "saved"]);
        expect(await readdir(path.join(folder, ".cicd/repos/1"))).toEqual(["kept"]);
    });

    it("has nothing to do where no stack was ever deployed", async () => {
        await expect(clearWorkspaces(folder)).resolves.toBeUndefined();
    });
});
