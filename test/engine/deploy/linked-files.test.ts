import { chmod, lstat, mkdir, readFile, readlink, rename, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeEnvironmentFile } from "../../../backend/deploy/environment-file";
import { StackFixture } from "./stack-fixture";

const compose = (value: string) => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    environment: {V: "${value}", FROM_ENV: "\${FROM_ENV}"}
`,
});

describe("a stack directory in which people use links", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
        await stack.write({ ".env": "FROM_ENV=1\n" });
        await stack.deploy(compose("one"));
    });
    afterEach(async () => stack.remove());

    /** Moves the file and leaves a link in its place. */
    async function link(name: string, to: string): Promise<void> {
        const [file, target] = [path.join(stack.directory, name), path.resolve(stack.directory, to)];
        await mkdir(path.dirname(target), { recursive: true });
        await rename(file, target);
        await symlink(to, file);
    }

    const entry = (name: string) => lstat(path.join(stack.directory, name));
    const mode = async (name: string) => (await stat(path.join(stack.directory, name))).mode & 0o777;

    it("keeps the link of the compose file and the rights of what it leads to", async () => {
        await link("compose.yaml", "real.yaml");
        await chmod(path.join(stack.directory, "real.yaml"), 0o640);

        await stack.deploy(compose("two"));

        expect(await stack.inside("app", "sh", "-c", "echo $V")).toBe("two");
        expect(await readlink(path.join(stack.directory, "compose.yaml"))).toBe("real.yaml");
        expect(await mode("real.yaml")).toBe(0o640);
        expect(await stack.read("real.yaml")).toContain("two");
    });

    it.each([
        ["out of the stack", "../shared.yaml"],
        ["to another compose file", "docker-compose.yml"],
    ])("replaces a link %s by a file with sane rights and leaves what lies outside alone", async (_, to) => {
        await link("compose.yaml", to);
        const before = await stack.read("compose.yaml");

        await stack.deploy(compose("two"));

        expect(await stack.inside("app", "sh", "-c", "echo $V")).toBe("two");
        expect((await entry("compose.yaml")).isFile()).toBe(true);
        expect(await mode("compose.yaml")).toBe(0o644);
        if (to.startsWith("..")) {
            expect(await stack.read(to)).toBe(before);
        }
    });

    it("keeps what was edited behind a link", async () => {
        await link("compose.yaml", "real.yaml");
        await writeFile(path.join(stack.directory, "real.yaml"), "services: {} # by hand\n");

        await stack.deploy(compose("two"));

        const line = stack.lines.find((text) => text.startsWith("compose.yaml was edited by hand"))!;
        expect(await readFile(line.slice(line.indexOf("/", 20)), "utf8")).toContain("by hand");
    });

    it("keeps the link of .env, with a deployment and with an edit", async () => {
        await link(".env", "data/app.env");

        await stack.deploy({ ...compose("two"), ".env": "ADDED=by-git\n" });
        expect(await readlink(path.join(stack.directory, ".env"))).toBe("data/app.env");
        expect(await stack.read("data/app.env")).toBe("FROM_ENV=1\nADDED=by-git\n");

        await writeEnvironmentFile(stack.directory, "FROM_ENV=2\n");
        expect(await readlink(path.join(stack.directory, ".env"))).toBe("data/app.env");
        expect(await stack.read("data/app.env")).toBe("FROM_ENV=2\n");
        expect(await mode("data/app.env")).toBe(0o600);
    });
});
