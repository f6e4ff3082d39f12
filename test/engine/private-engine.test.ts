import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";

const run = promisify(execFile);
const name = `engine-smoke-${randomBytes(4).toString("hex")}`;

async function docker(...args: string[]): Promise<string> {
    return (await run("docker", args)).stdout.trim();
}

afterEach(async () => {
    await docker("rm", "--force", "--volumes", name);
});

test("ensureEngine() gives an engine with compose and buildx when the suite starts", async () => {
    expect(await docker("compose", "version", "--short")).toMatch(/^v?[2-9]\./);
    expect(await docker("buildx", "version")).toContain("buildx");
});

test("ensureEngine() makes a base image that serves a page when its port is published", async () => {
    const serve = "mkdir -p /www && echo hello > /www/index.html && exec httpd -f -p 80 -h /www";
    await docker("run", "--detach", "--name", name, "--publish", "127.0.0.1::80", "busybox-test:1", "sh", "-c", serve);
    const address = await docker("port", name, "80/tcp");
    const answer = async () => (await fetch(`http://${address}/`, { signal: AbortSignal.timeout(2000) })).text();
    await expect.poll(() => answer().catch(() => ""), { timeout: 30_000 }).toBe("hello\n");
});

test("engine.mjs status answers with code 0 when the suite's engine runs", async () => {
    const { stderr } = await run(process.execPath, ["extra/engine.mjs", "status"]);
    expect(stderr).toContain(process.env.DOCKER_HOST ?? "no DOCKER_HOST");
});
