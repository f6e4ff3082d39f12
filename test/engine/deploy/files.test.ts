import { chmod, chown, mkdir, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const app = (more: string, top = "") => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${more}  other:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${top}`,
});

describe("files of the repository", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it.each([
        ["a read-only file", app("    volumes: [./conf/a.conf:/in/a.conf:ro]\n"), "conf/a.conf", "/in/a.conf"],
        ["a read-only folder", app("    volumes:\n      - ./conf:/in:ro\n"), "conf/a.conf", "/in/a.conf"],
        [
            "a config",
            app("    configs: [{source: c, target: /in/a.conf}]\n", "configs:\n  c:\n    file: ./conf/a.conf\n"),
            "conf/a.conf",
            "/in/a.conf",
        ],
        [
            "a secret",
            app("    secrets: [s]\n", "secrets:\n  s:\n    file: conf/a.conf\n"),
            "conf/a.conf",
            "/run/secrets/s",
        ],
        ["a writable folder", app("    volumes:\n      - ./conf:/in\n"), "conf/a.conf", "/in/a.conf"],
        ["a writable file", app("    volumes:\n      - ./conf/a.conf:/in/a.conf\n"), "conf/a.conf", "/in/a.conf"],
    ])(
        "reach the service as %s, change with the commit and come back with a rollback",
        async (_, files, file, inside) => {
            const first = await stack.deploy({ ...files, [file]: "one\n" });
            expect(await stack.inside("app", "cat", inside)).toBe("one");
            const before = await stack.ids();

            await stack.deploy({ ...files, [file]: "one\n", "README.md": "new" });
            expect(await stack.ids()).toEqual(before);

            await stack.deploy({ ...files, [file]: "two\n" });
            expect(await stack.inside("app", "cat", inside)).toBe("two");
            expect((await stack.ids()).other).toBe(before.other);
            const after = await stack.ids();
            await stack.dockgeUp();
            expect(await stack.ids()).toEqual(after);

            await stack.rollBack(first);
            expect(await stack.inside("app", "cat", inside)).toBe("one");
            expect(await stack.deployer.isLive(first, stack.context)).toBe(true);
        },
    );

    it("take env_file from the commit, or from the stack directory where Git has none", async () => {
        await stack.write({ "own.env": "OWN=mine\n" });
        const files = { ...app("    env_file: [git.env, own.env]\n"), "git.env": "GIT=1\n" };
        await stack.deploy(files);
        expect(await stack.inside("app", "sh", "-c", "echo $GIT $OWN")).toBe("1 mine");
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);

        await stack.deploy({ ...files, "git.env": "GIT=2\n" });

        expect(await stack.inside("app", "sh", "-c", "echo $GIT $OWN")).toBe("2 mine");
        expect((await stack.ids()).other).toBe(before.other);
    });

    it("leave untracked files of a mounted folder where they are", async () => {
        await stack.write({ "conf/mine.conf": "mine" });
        const files = { ...app("    volumes: [./conf:/in:ro]\n"), "conf/a.conf": "one" };
        await stack.deploy(files);
        expect(await stack.inside("app", "cat", "/in/a.conf", "/in/mine.conf")).toBe("onemine");

        await stack.deploy({ ...app("    volumes: [./conf:/in:ro]\n"), "conf/b.conf": "two" });

        expect(await stack.inside("app", "ls", "/in")).toBe("b.conf\nmine.conf");
    });

    it("save aside what the application or a person wrote over", async () => {
        const files = app("    volumes: [./conf:/in]\n");
        await stack.deploy({ ...files, "conf/a.conf": "one" });
        await stack.inside("app", "sh", "-c", "echo edited > /in/a.conf");

        await stack.deploy({ ...files, "conf/a.conf": "one", "README.md": "" });
        expect(await stack.read("conf/a.conf")).toBe("edited\n");
        await stack.deploy({ ...files, "conf/a.conf": "two" });

        expect(await stack.read("conf/a.conf")).toBe("two");
        const line = stack.lines.find((text) => text.startsWith("conf/a.conf was edited by hand"))!;
        expect(await readFile(line.slice(line.indexOf("/", 20)), "utf8")).toBe("edited\n");
    });

    it("keep Git's mode and take the stack directory's owner", async () => {
        await stack.write({ "x.txt": "" });
        await chown(stack.directory, 1234, 1235);
        const files = { ...app("    volumes: [./bin:/in]\n"), "bin/run.sh": "#!/bin/sh\necho ran\n" };
        const source = await stack.commit(files);
        await chmod(path.join(source.checkoutDir, "bin/run.sh"), 0o755);
        const preparation = await stack.deployer.prepare(source, null, stack.context);
        const next = await stack.deployer.render({ source, preparation, built: [], active: null }, stack.context);
        await stack.deployer.apply(next, null, stack.context);

        expect(await stack.inside("app", "/in/run.sh")).toBe("ran");
        for (const file of ["compose.yaml", "bin", "bin/run.sh"]) {
            const { uid, gid } = await stat(path.join(stack.directory, file));
            expect([file, uid, gid]).toEqual([file, 1234, 1235]);
        }
    });

    it("never write through a link that leads out of the stack directory", async () => {
        await stack.write({ "x.txt": "" });
        const outside = path.join(stack.stacksDir, "outside");
        await mkdir(outside);
        await symlink(outside, path.join(stack.directory, "conf"));

        const attempt = stack.deploy({ ...app("    volumes: [./conf:/in]\n"), "conf/a.conf": "one" });

        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES" });
        expect(await stack.ids()).toEqual({});
    });
});
