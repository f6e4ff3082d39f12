import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DOCKGE_ENVIRONMENT, StackFixture } from "./stack-fixture";

const COMPOSE = `services:
  web:
    build: ./web
    stop_grace_period: 0s
    environment:
      GREETING: \${GREETING}
      MODE: \${NODE_ENV}
  worker:
    image: busybox-test:1
    command: sh -c "echo \${GREETING}; sleep 1000"
    env_file: worker.env
    stop_grace_period: 0s
  db: # the data
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    environment:
      - TZ
    volumes:
      - ./data:/data
      - ./conf/db.conf:/etc/db.conf:ro
      - rows:/rows
volumes:
  rows:
`;
const OVERRIDE = `services:
  worker:
    labels:
      mine: "yes"
`;
const DOCKERFILE = 'FROM busybox-test:1\nCOPY index.html /www/\nCMD ["httpd", "-f", "-p", "80", "-h", "/www"]\n';

const onDisk = {
    "docker-compose.yml": COMPOSE,
    "compose.override.yaml": OVERRIDE,
    ".env": "# mine\nGREETING=hello\n",
    "worker.env": "ONLY_HERE=1\n",
    "data/rows.txt": "precious",
    "conf/db.conf": "size=1\n",
    "web/Dockerfile": DOCKERFILE,
    "web/index.html": "one",
};
const inGit = {
    "compose.yaml": COMPOSE,
    ".env": "GREETING=from-git\nADDED=by-git\n",
    "conf/db.conf": "size=1\n",
    "web/Dockerfile": DOCKERFILE,
    "web/index.html": "one",
};

describe("adopting a running stack", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
        await stack.write(onDisk);
        await stack.dockgeUp();
        await stack.inside("db", "sh", "-c", "echo volume > /rows/rows.txt");
        await stack.adoptCurrent();
    });
    afterEach(async () => stack.remove());

    it("keeps the database's container, every byte of data and what the user decides", async () => {
        const before = await stack.ids();

        const { plan } = await stack.deploy(inGit);

        const after = await stack.ids();
        expect(after.db).toBe(before.db);
        expect(after.worker).toBe(before.worker);
        expect(plan.differences).toContainEqual({ path: "compose.override.yaml", kind: "override", choice: "mine" });
        expect(plan.notes.map(({ text }) => text).join()).toContain("TZ");
        expect(await stack.read("data/rows.txt")).toBe("precious");
        expect(await stack.inside("db", "cat", "/rows/rows.txt")).toBe("volume");
        expect(await stack.read(".env")).toBe(
            "# mine\nGREETING=hello\nADDED=by-git\nNODE_ENV=production\nTZ=Pacific/Auckland\n",
        );
        expect((await stat(path.join(stack.directory, ".env"))).mode & 0o777).toBe(0o600);
        await expect(stack.read("compose.override.yaml")).rejects.toThrow("ENOENT");
        await expect(stack.read("compose.yaml")).rejects.toThrow("ENOENT");
        expect(await stack.read("docker-compose.yml")).toContain("mine:");
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(after);
        await stack.dockgeUp({ NODE_ENV: "development", TZ: "Europe/Rome", HOSTNAME: "other" });
        expect(await stack.ids()).toEqual(after);
    });

    it("keeps merging the override in later deployments", async () => {
        await stack.deploy(inGit);
        const before = await stack.ids();

        await stack.deploy({ ...inGit, "web/index.html": "two" });

        expect(await stack.read("docker-compose.yml")).toContain("mine:");
        expect((await stack.ids()).worker).toBe(before.worker);
        expect((await stack.ids()).db).toBe(before.db);
    });

    it("goes back to release #0 byte for byte", async () => {
        const zero = stack.active!;
        const before = await stack.ids();
        await stack.deploy({
            ...inGit,
            "compose.yaml": COMPOSE.replace("GREETING}; sleep 1000", "GREETING}; sleep 2000"),
        });

        await stack.rollBack(zero);

        expect(await stack.read("docker-compose.yml")).toBe(COMPOSE);
        expect(await stack.read("compose.override.yaml")).toBe(OVERRIDE);
        expect(await stack.read(".env")).toBe(onDisk[".env"]);
        expect(await stack.read("data/rows.txt")).toBe("precious");
        const after = await stack.ids();
        expect(after.db).toBe(before.db);
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(after);
        const images = Object.values(zero.content.services).map(({ imageId }) => imageId);
        const running = await stack.engine.containers(stack.name);
        expect(running.map(({ imageId }) => imageId).sort()).toEqual(images.sort());
    });

    it("mounts a changed configuration file from its snapshot and recreates just its service", async () => {
        await stack.deploy(inGit);
        const before = await stack.ids();

        await stack.deploy({ ...inGit, "conf/db.conf": "size=2\n" });

        const after = await stack.ids();
        expect(after.db).not.toBe(before.db);
        expect(after.web).toBe(before.web);
        expect(await stack.inside("db", "cat", "/etc/db.conf")).toBe("size=2");
        expect(await stack.inside("db", "cat", "/rows/rows.txt")).toBe("volume");
        expect(await readFile(path.join(stack.directory, "conf/db.conf"), "utf8")).toBe("size=1\n");
    });

    it("leaves a file that differs from Git to the user until they decide otherwise", async () => {
        await writeFile(path.join(stack.directory, "conf/db.conf"), "size=mine\n");
        const { plan } = await stack.deploy(inGit);
        expect(plan.differences).toContainEqual({ path: "conf/db.conf", kind: "tracked-file", choice: "mine" });
        expect(await stack.inside("db", "cat", "/etc/db.conf")).toContain("size=");

        stack.adopt = { "conf/db.conf": "git" };
        await stack.deploy(inGit);

        expect(await stack.inside("db", "cat", "/etc/db.conf")).toBe("size=1");
        expect(await stack.read("conf/db.conf")).toBe("size=mine\n");
    });
});

describe("adopting what can't be taken over", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());
    const one = (top: string, more = "") => `${top}services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${more}`;

    it.each([
        ["its project's name", one("name: elsewhere\n"), one(""), /elsewhere/],
        [
            "a volume's name",
            one("", "    volumes: [rows:/rows]\nvolumes:\n  rows: {}\n"),
            one("", "    volumes: [rows:/rows]\nvolumes:\n  rows:\n    name: other\n"),
            /would become other/,
        ],
    ])("stops when %s would change", async (_, mine, git, message) => {
        await stack.write({ "compose.yaml": mine });
        await stack.adoptCurrent();

        const attempt = stack.deploy({ "compose.yaml": git });

        await expect(attempt).rejects.toMatchObject({ code: "COMPOSE_PROJECT_CHANGES" });
        await expect(attempt).rejects.toThrow(message);
        expect(await stack.read("compose.yaml")).toBe(mine);
    });

    it("goes back to being down when the stack was down and the first deployment fails", async () => {
        await stack.write({ "compose.yaml": one("") });
        await stack.adoptCurrent();
        const next = await stack.render({ "compose.yaml": one("").replace("sleep 1000", "sh -c 'exit 1'") });
        await expect(stack.deployer.apply(next, stack.active, stack.context)).rejects.toThrow("app exited 1");

        expect(await stack.deployer.undo(next, stack.active, stack.context)).toEqual({ result: "restored" });

        expect(await stack.ids()).toEqual({});
        expect(await stack.read("compose.yaml")).toBe(one(""));
        expect(await stack.deployer.undo(next, stack.active, stack.context)).toEqual({ result: "untouched" });
    });
});

describe("variables of the host's process", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("are never seen by what Git brings", async () => {
        await stack.deploy({
            "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    environment:
      - TZ
      - MODE=\${NODE_ENV:-none}
      - STOLEN=\${DOCKGE_SECRET_OF_THE_HOST}
      - DOCKGE_SECRET_OF_THE_HOST
      - PRICE=$$5
`,
        });

        const environment = await stack.inside("app", "env");
        expect(environment).not.toContain(DOCKGE_ENVIRONMENT.DOCKGE_SECRET_OF_THE_HOST);
        expect(environment).not.toContain("TZ=");
        expect(environment).toContain("MODE=none");
        expect(environment).toContain("PRICE=$5");
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
    });
});
