import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderWatch } from "../../../../backend/use-cases/drift/folder-watch";

let root: string;
let watch: FolderWatch;
let told: string[];

beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "cicd-watch-"));
    told = [];
    watch = new FolderWatch({ files: ["compose.yaml"], onChange: (name) => void told.push(name) });
    await mkdir(path.join(root, "shop"));
});
afterEach(async () => {
    watch.close();
    await rm(root, { recursive: true });
});

const follow = (...names: string[]) => watch.follow(new Map(names.map((name) => [name, path.join(root, name)])));
const write = (name: string, file: string) => writeFile(path.join(root, name, file), String(Math.random()));
const soon = (read: () => unknown) => expect.poll(read, { timeout: 30_000 });

test("tells of the files that matter, in each folder that is there", async () => {
    await follow("shop", "missing");
    await write("shop", "data.db");
    await write("shop", "compose.yaml");
    await soon(() => told[0]).toBe("shop");
    expect(new Set(told)).toEqual(new Set(["shop"]));
});

test("watches a folder that was put in place anew, and none that is no longer followed", async () => {
    await follow("shop");
    await rename(path.join(root, "shop"), path.join(root, "old"));
    await mkdir(path.join(root, "shop"));
    await mkdir(path.join(root, "blog"));
    await follow("shop", "blog");
    await write("old", "compose.yaml");
    await write("shop", "compose.yaml");
    await soon(() => told.includes("shop")).toBe(true);
    await follow("blog");
    told.length = 0;
    await write("shop", "compose.yaml");
    await write("blog", "compose.yaml");
    await soon(() => told[0]).toBe("blog");
    expect(new Set(told)).toEqual(new Set(["blog"]));
});
