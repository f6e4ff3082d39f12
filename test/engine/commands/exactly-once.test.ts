import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDockerEngine } from "../../../backend/exec/docker-engine";
import { clearCommands } from "../../../backend/deploy/commands/end-commands";
import { BUSYBOX, CommandFixture } from "./command-fixture";

let commands: CommandFixture;

beforeEach(async () => {
    commands = await CommandFixture.create();
});
afterEach(() => commands.remove());

const countRuns = 'echo run >> runs; echo "begun"; ';
const runs = () => readFile(path.join(commands.workspace, "runs"), "utf8").catch(() => "");

/** Notes its start, and goes on when the file appears. */
const patient = { image: BUSYBOX, run: `${countRuns} while [ ! -e go ]; do sleep 0.1; done; echo finished; exit 5` };
const letGo = () => commands.stack.docker("exec", `cicd.${commands.stack.name}.1-once`, "touch", "/workspace/go");

describe("deployer.runCommand() asked again", () => {
    it("waits for what still runs, with all of its output, and answers what has ended", async () => {
        const abandoned = commands.run(patient, { id: "1-once" });
        await expect.poll(runs, { timeout: 60_000 }).toBe("run\n");
        commands.stack.lines.length = 0;
        const again = commands.run(patient, { id: "1-once" });
        await expect.poll(() => commands.output, { timeout: 60_000 }).toContain("begun");
        await letGo();
        expect(await again).toMatchObject({ exitCode: 5, timedOut: false });
        expect(await abandoned).toMatchObject({ exitCode: 5 });
        expect(commands.output).toContain("finished");
        expect(await commands.run(patient, { id: "1-once" })).toMatchObject({ exitCode: 5 });
        expect(await runs()).toBe("run\n");
        await commands.server().endCommand(commands.stack.name, "1-once");
        expect(await commands.run({ ...patient, run: "exit 6" }, { id: "1-once" })).toMatchObject({ exitCode: 6 });
    });

    it("starts what was only created, and does not start again what was started and removed", async () => {
        const engine = createDockerEngine();
        const server = commands.server({
            engine: { ...engine, startCommand: () => Promise.reject(new Error("the server was killed")) },
        });
        const config = { image: BUSYBOX, run: `${countRuns} exit 3` };
        await expect(commands.run(config, { id: "1-made" }, server)).rejects.toThrow("killed");
        expect(await commands.left()).toEqual([`cicd.${commands.stack.name}.1-made`]);
        expect(await commands.run(config, { id: "1-made" })).toMatchObject({ exitCode: 3 });
        expect(await runs()).toBe("run\n");

        const lost = commands.run(patient, { id: "1-lost" }).catch(() => undefined);
        await expect.poll(runs, { timeout: 60_000 }).toBe("run\nrun\n");
        await commands.stack.docker("rm", "-f", `cicd.${commands.stack.name}.1-lost`);
        await lost;
        const again = await commands.run(patient, { id: "1-lost" });
        expect(again).toEqual({
            exitCode: null,
            timedOut: false,
            detail: "its container was removed by somebody else",
        });
        expect(await runs()).toBe("run\nrun\n");
    });
});

describe("clearCommands()", () => {
    it("removes what nobody will ask for again, and nothing else", async () => {
        const { stacksDir } = commands.stack;
        const going = [1, 2].map((deployment) =>
            commands.run({ image: BUSYBOX, run: "echo begun; sleep 1000" }, { id: `${deployment}-test-0` }),
        );
        await expect.poll(() => commands.output, { timeout: 20_000 }).toMatch(/begun[^]*begun/);
        const goesOn = (id: string) => Promise.resolve(id.startsWith("1-"));
        await clearCommands(goesOn, { engine: createDockerEngine(), stacksDir });
        expect(await commands.left()).toEqual([`cicd.${commands.stack.name}.1-test-0`]);
        await commands.server().endCommands(commands.stack.name, 1);
        expect(await commands.left()).toEqual([]);
        await Promise.all(going);
    });
});
