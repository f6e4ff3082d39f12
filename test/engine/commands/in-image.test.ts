import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUSYBOX, CommandFixture } from "./command-fixture";

let commands: CommandFixture;

beforeEach(async () => {
    commands = await CommandFixture.create();
});
afterEach(() => commands.remove());

const there = (name: string) => path.join(commands.workspace, name);

describe("deployer.runCommand() in an image", () => {
    it("works in the workspace, with the environment and its output in the log, and leaves no container", async () => {
        await mkdir(there("app"));
        const run = 'pwd; echo "$GREETING $CI"; cat ../in.txt; echo out > out.txt; echo oops >&2';
        await writeFile(there("in.txt"), "from the checkout\n");
        const outcome = await commands.run({
            image: BUSYBOX,
            run,
            directory: "app",
            environment: { GREETING: "a $b 'c'\nd" },
        });
        expect(outcome).toEqual({ exitCode: 0, timedOut: false });
        // The two streams come side by side: only within each of them the order is sure.
        expect(commands.output).toContain("oops\n");
        expect(commands.output.replace("oops\n", "")).toContain(
            "/workspace/app\na $b 'c'\nd true\nfrom the checkout\n",
        );
        expect(await readFile(there("app/out.txt"), "utf8")).toBe("out\n");
        expect(await commands.left()).toEqual([]);
    });

    it("takes argv as it is, tells the exit code, and stops a line at its first failure", async () => {
        const argv = await commands.run({ image: BUSYBOX, run: ["echo", "$HOME; id", "*"] });
        expect(argv.exitCode).toBe(0);
        expect(commands.output).toContain("$HOME; id *\n");
        expect(await commands.run({ image: BUSYBOX, run: "(exit 7); echo never" })).toMatchObject({ exitCode: 7 });
        expect(commands.output).not.toContain("never\n");
        const missing = await commands.run({ image: BUSYBOX, run: ["no-such-program"] });
        expect(missing).toEqual({ exitCode: 127, timedOut: false, detail: "its image has no no-such-program" });
    });

    it("masks what the deployment gave it, and keeps it out of the container's command line", async () => {
        const environment = { DEPLOY_TOKEN: "s3cr3t-value-of-a-token", CICD_STACK: commands.stack.name };
        const run = 'echo "[$DEPLOY_TOKEN] [$CICD_STACK]"; tr "\\0" " " < /proc/1/cmdline';
        await commands.run({ image: BUSYBOX, run }, { environment });
        expect(commands.output).toContain(`[[MASKED]] [${commands.stack.name}]`);
        expect(commands.output).not.toContain("s3cr3t");
    });

    it("has neither the host's files nor rights that it does not need", async () => {
        const run =
            "grep -E 'NoNewPrivs|Seccomp:' /proc/self/status; mknod device b 8 0 || echo refused; ls / /var/run";
        await commands.run({ image: BUSYBOX, run });
        expect(commands.output).toMatch(/NoNewPrivs:\s+1/);
        expect(commands.output).toContain("refused");
        expect(commands.output).not.toContain("docker.sock");
    });

    it("gives what it left to this server's user, whatever its rights were", async () => {
        const server = commands.server({ owner: { uid: 4321, gid: 4322 } });
        const run =
            "mkdir -p deep/er; echo x > deep/er/file; ln -s /etc/passwd link; chmod 000 deep/er/file deep/er; chmod 555 deep";
        await commands.run({ image: BUSYBOX, run }, {}, server);
        expect(await stat(there("deep/er/file"))).toMatchObject({ uid: 4321, gid: 4322 });
        expect((await stat(there("deep"))).mode & 0o700).toBe(0o700);
        expect((await stat(there("deep/er"))).mode & 0o700).toBe(0o700);
        expect((await stat("/etc/passwd")).uid).toBe(0);
        expect(await commands.left()).toEqual([]);
    });

    it("lets the image's own user work in the workspace, and takes it back", async () => {
        const image = `localhost/${commands.stack.name}/tool:1`;
        const made = await commands.stack.docker("create", BUSYBOX, "true");
        await commands.stack.docker("commit", "--change", "USER 1234", made, image);
        await commands.stack.docker("rm", made);
        expect(await commands.run({ image, run: "id -u; echo x > file" })).toMatchObject({ exitCode: 0 });
        expect(commands.output).toContain("1234\n");
        expect(await stat(there("file"))).toMatchObject({ uid: 0, gid: 0 });
    });

    it("says that it used too much memory", async () => {
        commands.stack.buildConfig = { ...commands.stack.buildConfig, limits: { cpus: 0.5, memoryMb: 24 } };
        const outcome = await commands.run({ image: BUSYBOX, run: ["sh", "-c", "tail /dev/zero"] });
        expect(outcome.exitCode).not.toBe(0);
        expect(outcome.detail).toBe("it used more than 24 MB of memory");
        expect(commands.output).toContain("it used more than 24 MB of memory");
    });

    it.each([
        ["a directory that is not there", { directory: "missing" }, "COMMAND_NOT_STARTED"],
        ["a directory behind a link out of the checkout", { directory: "link" }, "COMPOSE_PATH_ESCAPES"],
        ["an image of another stack", { image: "localhost/another/web:1" }, "COMMAND_NOT_STARTED"],
        ["an image that nobody has", { image: "127.0.0.1:1/nobody/has:1", timeout: 5 }, "IMAGE_UNAVAILABLE"],
    ])("refuses %s and leaves nothing", async (_, config, code) => {
        await symlink("/etc", there("link"));
        await expect(commands.run({ image: BUSYBOX, run: "true", ...config })).rejects.toMatchObject({ code });
        expect(await commands.left()).toEqual([]);
    });

    it("refuses to take somebody else's container for its own", async () => {
        const name = `cicd.${commands.stack.name}.1-taken`;
        const label = `cicd.command=${commands.stack.name}/1-taken`;
        await commands.stack.docker("create", "--name", name, "--label", label, BUSYBOX, "true");
        try {
            const run = commands.run({ image: BUSYBOX, run: "true" }, { id: "1-taken" });
            await expect(run).rejects.toMatchObject({ code: "COMMAND_NOT_STARTED" });
            await commands.server().endCommands(commands.stack.name, 1);
            expect(await commands.left()).toEqual([name]);
        } finally {
            await commands.stack.docker("rm", "-f", name);
        }
    });
});
