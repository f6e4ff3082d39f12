import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConfigSchema, commandSchema } from "../../../../common/schema";
import { createDeployer } from "../../../../backend/deploy/create-deployer";
import type { DeployContext } from "../../../../backend/deploy/deployer";
import type { EnginePort } from "../../../../backend/deploy/engine-port";
import { createProcessRunner } from "../../../../backend/exec/process-runner";
import { systemClock } from "../../../../backend/models/clock";

let stacksDir: string;
let workspace: string;
let lines: string[];

beforeEach(async () => {
    stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-host-"));
    workspace = path.join(stacksDir, ".cicd", "shop", "work", "7");
    await mkdir(workspace, { recursive: true });
    lines = [];
});
afterEach(() => rm(stacksDir, { recursive: true, force: true }));

function server(allowed = ["shop"]) {
    return createDeployer({
        runner: createProcessRunner({ bootId: "test", onStart: () => undefined, onExit: () => undefined }),
        engine: { labelledContainers: () => Promise.resolve([]) } as unknown as EnginePort,
        stacksDir,
        hostEnvironment: {},
        clock: systemClock,
        hostCommandsAllowed: (stack) => Promise.resolve(allowed.includes(stack)),
    });
}

const commandOf = (config: object, environment: Record<string, string> = {}) => ({
    id: "7-test-0",
    config: commandSchema.parse({ onHost: true, ...config }),
    workspace,
    release: null,
    environment,
});

const contextOf = (context: Partial<DeployContext> = {}): DeployContext => ({
    stack: "shop",
    deploymentId: 7,
    buildConfig: buildConfigSchema.parse({}),
    log: (line) => lines.push(line),
    onOutput: (text) => lines.push(text),
    ...context,
});

const run = (config: object, context: Partial<DeployContext> = {}, deployer = server()) =>
    deployer.runCommand(commandOf(config), contextOf(context));
const there = (name: string) => readFile(path.join(workspace, name), "utf8").catch(() => "");

describe("deployer.runCommand() on the host", () => {
    it("runs in the workspace with an environment of its own, masked, once", async () => {
        process.env.SECRET_OF_THE_SERVER = "sentinel-of-the-server";
        const deployer = server();
        const config = { run: 'echo run >> runs; pwd; echo "$TOKEN"; env; exit 3' };
        const command = commandOf(config, { TOKEN: "s3cr3t-token-value", CICD_STACK: "shop-name" });
        const outcome = await deployer.runCommand(command, contextOf());
        expect(await deployer.runCommand(command, contextOf())).toEqual(outcome);
        delete process.env.SECRET_OF_THE_SERVER;
        expect(outcome).toEqual({ exitCode: 3, timedOut: false });
        expect(await there("runs")).toBe("run\n");
        const output = lines.join("");
        expect(output).toContain(`${workspace}\n[MASKED]\n`);
        expect(output).toContain("CICD_STACK=shop-name");
        expect(output).not.toMatch(/s3cr3t|sentinel/);
    });

    it.each([
        ["a stack that nobody allowed it", {}, []],
        ["code from outside", { untrusted: true }, ["shop"]],
    ])("is refused to %s", async (_, context, allowed) => {
        const refused = run({ run: "echo run >> runs" }, context, server(allowed));
        await expect(refused).rejects.toMatchObject({ code: "HOST_COMMAND_NOT_ALLOWED" });
        expect(await there("runs")).toBe("");
    });

    it("is refused a directory behind a link out of the checkout", async () => {
        await symlink("/etc", path.join(workspace, "link"));
        const refused = run({ run: "pwd", directory: "link" });
        await expect(refused).rejects.toMatchObject({ code: "COMPOSE_PATH_ESCAPES" });
    });

    it("ends at its time limit, with what it started", async () => {
        expect(await run({ run: "sleep 1000 & sleep 1000", timeout: 1 })).toEqual({ exitCode: null, timedOut: true });
    });

    it("ends with a cancel, and may be started anew", async () => {
        const abort = new AbortController();
        const canceled = run({ run: "echo run >> runs; exec sleep 1000" }, { signal: abort.signal });
        await expect.poll(() => there("runs"), { timeout: 30_000 }).toBe("run\n");
        abort.abort();
        await expect(canceled).rejects.toMatchObject({ code: "CANCELED" });
        expect(await run({ run: "exit 4" })).toMatchObject({ exitCode: 4 });
    });

    it("is not cut off when it must not be, and not started twice when a server took it along", async () => {
        const deployer = server();
        const config = { run: "echo run >> runs; exec sleep 1000", interruptible: false };
        const abort = new AbortController();
        const migration = run(config, { signal: abort.signal }, deployer).catch((error: unknown) => error);
        await expect.poll(() => there("runs"), { timeout: 30_000 }).toBe("run\n");
        abort.abort();
        expect(await migration).toMatchObject({ code: "CANCELED", message: expect.stringContaining("runs on") });
        expect(await run(config)).toMatchObject({
            exitCode: null,
            detail: expect.stringContaining("not started twice"),
        });
        expect(lines.join("\n")).toContain("a kill of the server cuts this one off");
        await deployer.endCommands("shop", 7);
        expect(await there("runs")).toBe("run\n");
        expect(await run({ run: "exit 5" })).toMatchObject({ exitCode: 5 });
    });
});
