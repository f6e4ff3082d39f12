import { symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { StackFixture } from "./stack-fixture";

const service = (command: string, more = "") => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: ${command}
    stop_grace_period: 0s
${more}`,
});

async function failure(work: Promise<unknown>): Promise<CicdError> {
    const error = await work.then(
        () => null,
        (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CicdError);
    return error as CicdError;
}

describe("a deployment that is refused", () => {
    let stack: StackFixture;
    beforeAll(async () => {
        stack = await StackFixture.create();
        await stack.deploy(service("sleep 1000"));
    });
    afterAll(async () => stack.remove());

    it.each([
        ["no compose file", { "README.md": "" }, "COMPOSE_FILE_MISSING", "no compose file"],
        ["YAML that is none", { "compose.yaml": "services: [" }, "COMPOSE_FILE_INVALID", "compose.yaml"],
        ["an unknown key", { "compose.yaml": "services:\n  a:\n    imag: x\n" }, "COMPOSE_FILE_INVALID", "imag"],
        [
            "an alias bomb",
            {
                "compose.yaml": `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h"]
                    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join()}]`)
                    .join("\n")}\nservices: {}\n`,
            },
            "COMPOSE_FILE_INVALID",
            "aliases",
        ],
        ["a missing variable", service("sh -c ${NEEDED:?ask Ana}"), "ENV_KEY_MISSING", "NEEDED"],
        ["a host variable that is required", service("echo ${TZ:?zone}"), "ENV_KEY_MISSING", "TZ"],
        [
            "a foreign environment file",
            service("env", "    env_file: ../../../victim/.env\n"),
            "COMPOSE_PATH_ESCAPES",
            ".env",
        ],
        [
            "an absolute environment file",
            service("env", "    env_file: /etc/passwd\n"),
            "COMPOSE_PATH_ESCAPES",
            "passwd",
        ],
        [
            "a foreign secret",
            {
                ...service("env"),
                "compose.yaml": `${service("env")["compose.yaml"]}secrets:\n  s:\n    file: /etc/shadow\n`,
            },
            "COMPOSE_PATH_ESCAPES",
            "shadow",
        ],
        [
            "a foreign include",
            { "compose.yaml": "include:\n  - ../../../x.yaml\nservices: {}\n" },
            "COMPOSE_PATH_ESCAPES",
            "x.yaml",
        ],
        [
            "a foreign extends",
            { "compose.yaml": "services:\n  a:\n    extends:\n      file: ../../../x.yaml\n      service: a\n" },
            "COMPOSE_PATH_ESCAPES",
            "x.yaml",
        ],
        [
            "a foreign context",
            { "compose.yaml": "services:\n  a:\n    build: ../../..\n" },
            "COMPOSE_PATH_ESCAPES",
            "build",
        ],
        [
            "an image that is nowhere",
            { "compose.yaml": "services:\n  a:\n    image: 127.0.0.1:1/no/image:1\n" },
            "IMAGE_UNAVAILABLE",
            "a",
        ],
    ])("for %s leaves everything untouched", async (_, files, code, named) => {
        const before = await stack.ids();

        const error = await failure(stack.deploy(files as Record<string, string>));

        expect(error.code).toBe(code);
        expect(error.message).toContain(named);
        expect(error.message).not.toContain(stack.stacksDir);
        expect(error.safe).toBeTruthy();
        expect(before).toMatchObject({ app: expect.any(String) as string });
        expect(await stack.ids()).toEqual(before);
    });
});

describe("a deployment that fails", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("refuses a compose file that is a symbolic link, and says nothing of what it leads to", async () => {
        const source = await stack.commit({ "README.md": "" });
        await writeFile(path.join(stack.stacksDir, "shadow"), "root:sentinel");
        await symlink(path.join(stack.stacksDir, "shadow"), path.join(source.checkoutDir, "compose.yaml"));

        const error = await failure(stack.deployer.prepare(source, null, stack.context));

        expect(error.code).toBe("COMPOSE_PATH_ESCAPES");
        expect(JSON.stringify(error.toView())).not.toContain("sentinel");
    });

    it("refuses a .env that redirects compose", async () => {
        await stack.write({ ".env": "COMPOSE_FILE=other.yaml\n" });

        expect((await failure(stack.deploy(service("sleep 1000")))).code).toBe("ENV_REDIRECTS_COMPOSE");
    });

    it("names the failing command when a build fails, and leaves the containers alone", async () => {
        const files = {
            "compose.yaml": "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n",
            Dockerfile: 'FROM busybox-test:1\nCMD ["sleep", "1000"]\n',
        };
        await stack.deploy(files);
        const before = await stack.ids();

        const broken = { ...files, Dockerfile: "FROM busybox-test:1\nRUN echo no such library && exit 7\n" };
        const error = await failure(stack.deploy(broken));

        expect(error.code).toBe("BUILD_FAILED");
        expect(error.message).toMatch(/build of app failed: .*exit code: 7.*no such library/);
        expect(await stack.ids()).toEqual(before);
        expect(await stack.engine.tagsBelow(`localhost/${stack.name}/`)).toHaveLength(1);
    });

    it.each([
        ["exits", "sh -c 'echo out of luck; exit 3'", ""],
        ["crashes again and again", "sh -c 'sleep 0.5; echo out of luck; exit 3'", "    restart: always\n"],
    ])("goes back to the old image and files when a service %s", async (_, command, more) => {
        const good = await stack.deploy(service("sleep 1000"));
        const before = await stack.read("compose.yaml");
        stack.buildConfig.stableSeconds = 5;
        const next = await stack.render(service(command, more));

        const attempt = stack.deployer.apply(next, good, stack.context);
        const error = await failure(attempt.then(() => stack.deployer.verify(next, stack.context)));
        const undone = await stack.deployer.undo(next, good, stack.context);

        expect(error.code).toBe("SERVICE_UNHEALTHY");
        expect(error.message).toMatch(/^app .*3.*"out of luck"/);
        expect(undone).toEqual({ result: "restored" });
        expect(await stack.read("compose.yaml")).toBe(before);
        expect(await stack.deployer.isLive(good, stack.context)).toBe(true);
        expect(await stack.deployer.undo(next, good, stack.context)).toEqual({ result: "untouched" });
    });

    it("removes what it created when there was nothing before, and gives the user's .env back", async () => {
        await stack.write({ ".env": "MINE=1\n", "notes.txt": "keep" });
        const next = await stack.render({ ...service("sh -c 'exit 1'"), ".env": "THEIRS=1\n" });
        await failure(stack.deployer.apply(next, null, stack.context));

        expect(await stack.deployer.undo(next, null, stack.context)).toEqual({ result: "removed" });

        expect(await stack.ids()).toEqual({});
        expect(await stack.read(".env")).toBe("MINE=1\n");
        expect(await stack.read("notes.txt")).toBe("keep");
        await expect(stack.read("compose.yaml")).rejects.toThrow("ENOENT");
        expect(await stack.deployer.undo(next, null, stack.context)).toEqual({ result: "untouched" });
    });

    it("names the port when it is taken, and goes back", async () => {
        const { createServer } = await import("node:net");
        const server = createServer().listen(0, "0.0.0.0");
        await new Promise((resolve) => server.once("listening", resolve));
        const { port } = server.address() as { port: number };
        try {
            const good = await stack.deploy(service("sleep 1000"));
            const next = await stack.render(service("sleep 1000", `    ports: ["${port}:80"]\n`));

            const error = await failure(stack.deployer.apply(next, good, stack.context));

            expect(error.code).toBe("PORT_TAKEN");
            expect(error.message).toContain(String(port));
            expect(await stack.deployer.undo(next, good, stack.context)).toEqual({ result: "restored" });
            expect(await stack.deployer.isLive(good, stack.context)).toBe(true);
        } finally {
            server.close();
        }
    });

    it("says IMAGE_GONE when a rollback's image is no longer there", async () => {
        const files = (text: string) => ({
            "compose.yaml": "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n",
            Dockerfile: `FROM busybox-test:1\nLABEL text=${text}\nCMD ["sleep", "1000"]\n`,
        });
        const first = await stack.deploy(files(`${stack.name}-1`));
        await stack.deploy(files(`${stack.name}-2`));
        const before = await stack.ids();
        await stack.engine.untag(first.content.services.app!.image);
        expect(await stack.deployer.missingImages(first.content)).not.toEqual([]);

        const error = await failure(stack.rollBack(first));

        expect(error.code).toBe("IMAGE_GONE");
        expect(await stack.ids()).toEqual(before);
    });
});

describe("health", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("takes a one-shot service that exits 0 for done", async () => {
        await stack.deploy({
            "compose.yaml": `services:
  migrate:
    image: busybox-test:1
    command: "true"
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    depends_on:
      migrate:
        condition: service_completed_successfully
`,
        });

        const health = await stack.deployer.health(stack.name);
        expect(health.map(({ service: name, state }) => [name, state])).toEqual([
            ["app", "running"],
            ["migrate", "completed"],
        ]);
        expect(await stack.deployer.isLive(stack.active!, stack.context)).toBe(true);
    });

    it("waits for a slow healthcheck and fails one that never passes", async () => {
        const check = (test: string) => `    healthcheck:
      test: ${test}
      interval: 0.3s
      retries: 2
      start_period: 5s
`;
        await stack.deploy(service("sh -c 'sleep 1.5; touch /ready; sleep 1000'", check("test -f /ready")));
        const next = await stack.render(service("sh -c 'sleep 1000'", check("sh -c 'echo not yet; false'")));

        const error = await failure(stack.deployer.apply(next, stack.active, stack.context));

        expect(error.code).toBe("SERVICE_UNHEALTHY");
        expect(error.message).toContain("not yet");
    });

    it("fails a migration that fails with its last words", async () => {
        const next = await stack.render({
            "compose.yaml": `services:
  migrate:
    image: busybox-test:1
    command: sh -c "echo no such table; exit 4"
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    depends_on:
      migrate:
        condition: service_completed_successfully
`,
        });

        const error = await failure(stack.deployer.apply(next, null, stack.context));

        expect(error.code).toBe("SERVICE_UNHEALTHY");
        expect(error.message).toMatch(/^migrate .*4.*no such table/);
    });
});
