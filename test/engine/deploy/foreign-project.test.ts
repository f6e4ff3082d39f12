import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const execute = promisify(execFile);

const service = (name: string, command = "sleep 1000") => `services:
  ${name}:
    image: busybox-test:1
    command: ${command}
    stop_grace_period: 0s
`;
const mine = (command?: string) => ({ "compose.yaml": service("web", command) });

describe("a project of the same name that another directory runs", () => {
    let stack: StackFixture;
    let elsewhere: string;
    beforeEach(async () => {
        stack = await StackFixture.create();
        elsewhere = await mkdtemp(path.join(os.tmpdir(), "elsewhere-"));
        await writeFile(path.join(elsewhere, "compose.yaml"), service("db"));
    });
    afterEach(async () => {
        await stack.remove();
        await rm(elsewhere, { recursive: true, force: true });
    });

    async function runElsewhere(): Promise<string> {
        await execute("docker", ["compose", "-p", stack.name, "up", "-d"], { cwd: elsewhere });
        return running("db");
    }

    async function running(name: string): Promise<string> {
        const id = (await stack.ids())[name]!;
        return `${id} ${(await stack.engine.condition(id))?.startedAt}`;
    }

    const refusal = () => ({
        code: "PROJECT_ELSEWHERE",
        message: `A project ${stack.name} already runs from ${elsewhere}: ${stack.name}-db-1.`,
        safe: expect.stringMatching(/not touched/) as string,
        hint: expect.stringMatching(/another name/) as string,
    });

    it("is neither recorded nor replaced", async () => {
        const before = await runElsewhere();

        await expect(stack.deployer.captureCurrent(stack.context)).rejects.toMatchObject(refusal());
        await expect(stack.render(mine())).rejects.toMatchObject(refusal());

        expect(await running("db")).toBe(before);
        expect(Object.keys(await stack.ids())).toEqual(["db"]);
    });

    it("is not taken for the stack's own when the stack has a compose file", async () => {
        const before = await runElsewhere();
        await stack.write(mine());

        await expect(stack.adoptCurrent()).rejects.toMatchObject(refusal());

        expect(await running("db")).toBe(before);
    });

    it("stops a deployment that was rendered before it came", async () => {
        const next = await stack.render(mine());
        const before = await runElsewhere();

        await expect(stack.deployer.preflight(next, stack.context)).rejects.toMatchObject(refusal());

        expect(await running("db")).toBe(before);
    });

    it("stays when a first deployment is taken back", async () => {
        const next = await stack.render(mine("sh -c 'exit 3'"));
        await expect(stack.deployer.apply(next, null, stack.context)).rejects.toMatchObject({
            code: "SERVICE_UNHEALTHY",
        });
        const before = await runElsewhere();

        expect(await stack.deployer.undo(next, null, stack.context)).toEqual({ result: "removed" });

        expect(await running("db")).toBe(before);
        expect(Object.keys(await stack.ids())).toEqual(["db"]);
        expect(await stack.deployer.undo(next, null, stack.context)).toEqual({ result: "untouched" });
    });

    it("is the stack's own when only a link leads to its directory", async () => {
        await writeFile(path.join(elsewhere, "compose.yaml"), service("web"));
        await symlink(elsewhere, stack.directory);
        await execute("docker", ["compose", "-p", stack.name, "up", "-d"], { cwd: elsewhere });
        const before = await running("web");

        await stack.adoptCurrent();
        await stack.deploy(mine());

        expect(await running("web")).toBe(before);
    });

    it("is asked for when containers run whose compose file is gone", async () => {
        await stack.write(mine());
        await stack.dockgeUp();
        const before = await running("web");
        await rm(stack.directory, { recursive: true });

        await expect(stack.render(mine("sleep 2000"))).rejects.toMatchObject({
            code: "PROJECT_ELSEWHERE",
            message: expect.stringMatching(/its compose file is gone/) as string,
        });

        expect(await running("web")).toBe(before);
    });

    it("is none when the directory of a release was removed by hand", async () => {
        await stack.deploy(mine());
        await rm(stack.directory, { recursive: true });

        await stack.deploy(mine("sleep 2000"));

        expect(await stack.read("compose.yaml")).toContain("2000");
    });
});
