import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { setUpGit, token, type GitTest } from "./set-up";

let test: GitTest;
afterEach(() => test.close());

/** A folder with every program of PATH but one. */
async function pathWithout(program: string, folder: string): Promise<string> {
    for (const from of (process.env.PATH ?? "").split(path.delimiter)) {
        for (const name of await readdir(from).catch(() => [])) {
            if (name !== program) {
                await symlink(path.join(from, name), path.join(folder, name)).catch(() => undefined);
            }
        }
    }
    return folder;
}

async function checkOut(): Promise<string> {
    const repository = await test.server.createRepository("team/app");
    const sha = await repository.commit({
        ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n",
        ".lfsconfig": "[lfs]\n\turl = http://127.0.0.1:9/evil\n",
        "data/large.bin": test.server.addLfsObject("the large file\n"),
    });
    const remote = test.remote(repository.url, "right");
    const target = path.join(test.dir, "work");
    await test.git.fetch(remote, test.options);
    await test.git.checkout(1, sha, target, { ...test.options, remote });
    return readFileSync(path.join(target, "data/large.bin"), "utf8");
}

describe("checkout() of a repository with files in Git LFS", () => {
    it("has them in their places, from the repository's own server whatever .lfsconfig says", async () => {
        test = await setUpGit({ token });
        expect(await checkOut()).toBe("the large file\n");
        expect(test.commands.flatMap(({ args }) => args).join("\n")).not.toContain(token);
    });

    it("leaves the pointers and says so where git-lfs is not installed", async () => {
        const folder = await mkdtemp(path.join(tmpdir(), "programs-"));
        const PATH = await pathWithout("git-lfs", folder);
        test = await setUpGit({ token }, { extraEnv: { PATH } });
        expect(await checkOut()).toContain("oid sha256:");
        expect(test.output()).toContain("git-lfs is not installed");
        await rm(folder, { recursive: true });
    });
});
