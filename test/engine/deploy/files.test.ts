import { stat, writeFile } from "node:fs/promises";
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
        const { readFile } = await import("node:fs/promises");
        expect(await readFile(line.slice(line.indexOf("/", 20)), "utf8")).toBe("edited\n");
    });

    it("keep Git's mode and take the stack directory's owner", async () => {
        await stack.write({ "x.txt": "" });
        const { chown } = await import("node:fs/promises");
        await chown(stack.directory, 1234, 1235);
        const files = { ...app("    volumes: [./bin:/in]\n"), "bin/run.sh": "#!/bin/sh\necho ran\n" };
        const source = await stack.commit(files);
        const { chmod } = await import("node:fs/promises");
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
        const { symlink, mkdir } = await import("node:fs/promises");
        const outside = path.join(stack.stacksDir, "outside");
        await mkdir(outside);
        await symlink(outside, path.join(stack.directory, "conf"));

        const attempt = stack.deploy({ ...app("    volumes: [./conf:/in]\n"), "conf/a.conf": "one" });

        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES" });
        expect(await stack.ids()).toEqual({});
    });
});

describe("compose files in several parts", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("resolves include, extends and paths below folders", async () => {
        await stack.deploy({
            "deploy/compose.yaml": `include:
  - ../parts/db.yaml
services:
  app:
    extends:
      file: ../parts/base.yaml
      service: base
    build: ../web
`,
            "parts/base.yaml":
                "services:\n  base:\n    stop_grace_period: 0s\n    environment:\n      WHO: ${WHO:-base}\n      ZONE: ${TZ:-none}\n",
            "parts/db.yaml":
                "services:\n  db:\n    image: busybox-test:1\n    command: sleep 1000\n    stop_grace_period: 0s\n    volumes:\n      - ./db.conf:/db.conf:ro\n",
            "parts/db.conf": "size=1",
            "web/Dockerfile": 'FROM busybox-test:1\nCMD ["sleep", "1000"]\n',
        });

        expect(await stack.inside("app", "sh", "-c", "echo $WHO $ZONE")).toBe("base none");
        expect(await stack.inside("db", "cat", "/db.conf")).toBe("size=1");
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
    });

    it("starts the profiles that were chosen and drops another project's name", async () => {
        const source = {
            ...(await stack.commit({
                "compose.yaml": `name: victim
services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    profiles: [extra]
  tool:
    image: busybox-test:1
    command: sleep 1000
    profiles: [tools]
`,
            })),
            profiles: ["extra"],
        };
        const preparation = await stack.deployer.prepare(source, null, stack.context);
        const next = await stack.deployer.render({ source, preparation, built: [], active: null }, stack.context);
        await stack.deployer.apply(next, null, stack.context);

        expect(Object.keys(await stack.ids())).toEqual(["app"]);
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
        expect(await stack.engine.containers("victim")).toEqual([]);
    });
});

describe("images", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("rewrites every service that uses what another one builds, and moves no tag of the user's", async () => {
        const tag = `${stack.name}-own:1`;
        await stack.docker("tag", "busybox-test:1", tag);
        const { id } = (await stack.engine.image(tag))!;
        try {
            const { content } = await stack.deploy({
                "compose.yaml": `services:
  web:
    build: .
    image: ${tag}
    stop_grace_period: 0s
  worker:
    image: ${tag}
    stop_grace_period: 0s
`,
                Dockerfile: 'FROM busybox-test:1\nLABEL own=1\nCMD ["sleep", "1000"]\n',
            });

            expect(content.services.worker!.image).toBe(content.services.web!.image);
            expect((await stack.engine.image(tag))!.id).toBe(id);
            expect(await stack.engine.image(`${stack.name}-web`)).toBeNull();
        } finally {
            await stack.engine.untag(tag);
        }
    });

    it("keeps a third-party image although its tag moved, and restores it by content", async () => {
        const tag = `${stack.name}-base:1`;
        const files = {
            "compose.yaml": `services:\n  app:\n    image: ${tag}\n    command: sleep 1000\n    stop_grace_period: 0s\n`,
        };
        await stack.docker("tag", "busybox-test:1", tag);
        const { id } = (await stack.engine.image(tag))!;
        try {
            await stack.write(files);
            await stack.dockgeUp();
            await stack.adoptCurrent();
            const zero = stack.active!;
            const before = await stack.ids();
            await writeFile(path.join(stack.stacksDir, "Dockerfile"), "FROM busybox-test:1\nLABEL moved=1\n");
            await stack.docker("build", "-q", "-t", tag, stack.stacksDir);

            await stack.deploy(files);
            const [container] = await stack.engine.containers(stack.name);
            expect(container!.imageId).toBe(id);
            await stack.deploy({ "compose.yaml": files["compose.yaml"].replace("1000", "2000") });
            await stack.rollBack(zero);

            const [restored] = await stack.engine.containers(stack.name);
            expect(restored!.imageId).toBe(id);
            const after = await stack.ids();
            await stack.dockgeUp();
            expect(await stack.ids()).toEqual(after);
            expect(before.app).toBeTruthy();
        } finally {
            await stack.remove();
            await stack.engine.untag(tag);
        }
    });

    it("drops what no kept release uses and keeps the rest", async () => {
        const files = (text: string) => ({
            "compose.yaml":
                "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n    volumes: [./a.conf:/a.conf:ro]\n",
            Dockerfile: `FROM busybox-test:1\nLABEL text=${stack.name}-${text}\nCMD ["sleep", "1000"]\n`,
            "a.conf": text,
        });
        const first = await stack.deploy(files("1"));
        const second = await stack.deploy(files("2"));
        await stack.deployer.prune(stack.name, [first.content, second.content], stack.context);
        expect(await stack.deployer.imagesPresent(first.content)).toBe(true);

        await stack.deployer.prune(stack.name, [second.content], stack.context);

        expect(await stack.deployer.imagesPresent(first.content)).toBe(false);
        const tags = await stack.engine.tagsBelow(`localhost/${stack.name}/`);
        expect(tags.map(({ reference }) => reference)).toEqual([second.content.services.app!.image]);
        const { readdir } = await import("node:fs/promises");
        expect(await readdir(path.join(stack.stacksDir, ".cicd", stack.name, "files"))).toHaveLength(1);
        expect(await stack.inside("app", "cat", "/a.conf")).toBe("2");
    });
});

describe("after an interruption", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("converges over a container that a killed up left", async () => {
        const files = app("");
        const first = await stack.deploy(files);
        const next = await stack.render({ "compose.yaml": files["compose.yaml"].replaceAll("1000", "2000") });
        const old = (await stack.ids()).app!;
        const labels = JSON.parse(await stack.docker("inspect", "-f", "{{json .Config.Labels}}", old)) as Record<
            string,
            string
        >;
        const flags = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
        const name = `${old.slice(0, 12)}_${stack.name}-app-1`;
        await stack.docker("create", "--name", name, ...flags, "busybox-test:1", "sleep", "9");

        expect(await stack.deployer.isLive(first, stack.context)).toBe(false);
        await stack.deployer.apply(next, first, stack.context);

        expect(await stack.deployer.isLive(next, stack.context)).toBe(true);
        const names = (await stack.engine.containers(stack.name)).map((container) => container.name).sort();
        expect(names).toEqual([`${stack.name}-app-1`, `${stack.name}-other-1`]);
    });

    it("reports drift by field, names of variables only", async () => {
        await stack.write({ ".env": "A=1\n" });
        const release = await stack.deploy(app("    environment:\n      A: ${A}\n"));
        expect(await stack.deployer.drift(release, stack.context)).toEqual({ drifted: false, fields: [] });

        await stack.write({
            ".env": "A=secret\nB=1\n",
            "compose.yaml": `${await stack.read("compose.yaml")}# edited\n`,
        });
        await stack.docker("rm", "-f", (await stack.ids()).other!);
        await stack.dockgeUp();
        await stack.docker("rm", "-f", (await stack.ids()).other!);

        const { drifted, fields } = await stack.deployer.drift(release, stack.context);
        expect(drifted).toBe(true);
        expect(JSON.stringify(fields)).not.toContain("secret");
        expect(fields.map(({ service, field, released, actual }) => [service, field, released, actual])).toEqual([
            ["", "compose.yaml", "as released", "changed on disk"],
            ["", ".env A", "set", "another value"],
            ["", ".env B", "absent", "set"],
            ["app", "configuration", "as released", "another configuration"],
            ["other", "containers", "1", "0"],
        ]);
    });
});
