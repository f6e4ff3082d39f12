import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearDeletedStack } from "../../../backend/use-cases/clear-deleted-stack";
import type { Deployer } from "../../../backend/deploy/deployer";

let stacksDir: string;
beforeEach(async () => void (stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-deleted-"))));
afterEach(() => rm(stacksDir, { recursive: true, force: true }));

const deployer = { prune: () => Promise.reject(new Error("no engine")) } as unknown as Deployer;

async function cleared(stack: string, names: readonly string[]): Promise<string[]> {
    const home = path.join(stacksDir, ".cicd", stack);
    await Promise.all(names.map((name) => mkdir(path.join(home, name, "some"), { recursive: true })));
    await clearDeletedStack({ deployer, stacksDir }, stack);
    return (await readdir(home).catch(() => [])).sort();
}

test("clearDeletedStack() leaves people's data only", async () => {
    expect(await cleared("shop", ["files", "work", "switch", "volumes", "saved", "7"])).toEqual(["saved", "volumes"]);
    expect(await cleared("bank", ["files"])).toEqual([]);
    expect(await readdir(path.join(stacksDir, ".cicd"))).toEqual(["shop"]);
});

test("clearDeletedStack() leaves the mirrors of all repositories when the stack is called like their folder", async () => {
    const mirrors = [".home", "12", "7", "7.new"];
    expect(await cleared("repos", [...mirrors, "files", "work", "volumes"])).toEqual([...mirrors, "volumes"]);
});
