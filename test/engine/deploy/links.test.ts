import { lstat, mkdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const CANARY = "canary-of-another-stack";

const app = (more: string, top = "") => `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${more}${top}`;

type Texts = Record<string, string>;

describe("symbolic links of the repository", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
        await mkdir(path.join(stack.stacksDir, "victim"), { recursive: true });
        await writeFile(path.join(stack.stacksDir, "victim/.env"), `PW=${CANARY}\n`);
    });
    afterEach(async () => stack.remove());

    /** One deployment of a commit with these files and links. */
    async function deploy(files: Texts, links: Texts, composePath: string[] = []): Promise<void> {
        const source = await stack.commit(files);
        for (const [name, target] of Object.entries(links)) {
            await mkdir(path.dirname(path.join(source.checkoutDir, name)), { recursive: true });
            await symlink(target, path.join(source.checkoutDir, name));
        }
        const { deployer, context, active } = stack;
        const preparation = await deployer.prepare({ ...source, composePath }, active, context);
        const next = await deployer.render({ source, preparation, built: [], active }, context);
        await deployer.apply(next, active, context);
        await deployer.verify(next, context);
        stack.record(next);
    }

    // A snapshot lies three folders below the stacks directory: from there these links lead to the other stack.
    it.each([
        ["a mount", app("    volumes: ['./a/b/link:/in:ro']\n")],
        ["a config", app("    configs: [{source: c, target: /in}]\n", "configs: {c: {file: ./a/b/link}}\n")],
        ["a secret", app("    secrets: [{source: s, target: /in}]\n", "secrets: {s: {file: ./a/b/link}}\n")],
        ["an env_file", app("    env_file: a/b/c/link\n")],
    ])("give a service what they mean in the commit, and nothing of another stack, as %s", async (_, compose) => {
        const files = { "compose.yaml": compose, "victim/.env": "PW=harmless\n", "a/b/c/x": "", "files/x": "" };
        await deploy(files, { "a/b/link": "../../victim/.env", "a/b/c/link": "../../../victim/.env" });

        const seen = await stack.inside("app", "sh", "-c", "env; cat /in 2>/dev/null; true");
        expect(seen).toContain("PW=harmless");
        expect(seen).not.toContain(CANARY);
    });

    it.each([":ro", ""])("are mounted as the file that they lead to%s", async (mode) => {
        const compose = app(`    volumes: ['./conf/current.conf:/in/c.conf${mode}']\n`);
        await deploy({ "compose.yaml": compose, "conf/prod.conf": "prod" }, { "conf/current.conf": "prod.conf" });
        expect(await stack.inside("app", "cat", "/in/c.conf")).toBe("prod");

        await deploy(
            { "compose.yaml": compose, "conf/prod.conf": "prod", "conf/next.conf": "next" },
            { "conf/current.conf": "next.conf" },
        );
        expect(await stack.inside("app", "cat", "/in/c.conf")).toBe("next");
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
    });

    it("are mounted as the folder that they lead to", async () => {
        const compose = app("    volumes: ['./current:/in:ro']\n");
        await deploy({ "compose.yaml": compose, "releases/2/a": "two" }, { current: "releases/2" });
        expect(await stack.inside("app", "cat", "/in/a")).toBe("two");
    });

    it.each(["", ":ro"])("stay links below a mounted folder%s", async (mode) => {
        const compose = app(`    volumes: ['./conf:/in${mode}']\n`);
        await deploy({ "compose.yaml": compose, "conf/real/a": "one" }, { "conf/a": "real/a", "conf/later": "log/x" });
        expect(await stack.inside("app", "readlink", "/in/a")).toBe("real/a");
        expect(await stack.inside("app", "cat", "/in/a")).toBe("one");

        await deploy({ "compose.yaml": compose, "conf/real/a": "two" }, { "conf/a": "real/a", "conf/later": "log/y" });
        expect(await stack.inside("app", "cat", "/in/a")).toBe("two");
        expect(await stack.inside("app", "readlink", "/in/later")).toBe("log/y");
    });

    it.each([
        ["out of the stack by dots", { "deploy/conf/out": "../../victim" }],
        ["out of the stack through another link", { "deploy/up": ".", "deploy/conf/out": "../up/../../victim" }],
        ["to an absolute place", { "deploy/conf/out": "/etc" }],
    ])("are refused where they would lead %s", async (_, links) => {
        const compose = app("    volumes: ['./conf:/in']\n");
        const files = { "deploy/compose.yaml": compose, "deploy/conf/a": "", "victim/.env": "PW=harmless\n" };

        const attempt = deploy(files, links, ["deploy/compose.yaml"]);

        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES" });
        expect(await stack.ids()).toEqual({});
        expect(await readFile(path.join(stack.stacksDir, "victim/.env"), "utf8")).toContain(CANARY);
    });

    it("are refused where a folder of the user's would make them lead out of the stack", async () => {
        await stack.write({ "x.txt": "" });
        await symlink(".", path.join(stack.directory, "conf"));
        const files = { "compose.yaml": app("    volumes: ['./conf:/in']\n"), "conf/a": "a" };

        const attempt = deploy(files, { "conf/out": "../victim" });

        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES" });
        expect(await stack.ids()).toEqual({});
    });

    it("that lead to nothing are refused with their name where a service mounts them", async () => {
        const attempt = deploy({ "compose.yaml": app("    volumes: ['./gone:/in:ro']\n") }, { gone: "nowhere" });
        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES", message: /gone/ });
    });

    it("leave a link of the user's alone that leads to the same content", async () => {
        await stack.write({ "conf/prod.conf": "prod" });
        await symlink("prod.conf", path.join(stack.directory, "conf/current.conf"));
        const compose = app("    volumes: ['./conf/current.conf:/in/c.conf:ro']\n");
        await deploy({ "compose.yaml": compose, "conf/prod.conf": "prod" }, { "conf/current.conf": "prod.conf" });

        expect(await stack.inside("app", "cat", "/in/c.conf")).toBe("prod");
        expect((await lstat(path.join(stack.directory, "conf/current.conf"))).isSymbolicLink()).toBe(true);
        expect(await readlink(path.join(stack.directory, "conf/current.conf"))).toBe("prod.conf");
    });
});
