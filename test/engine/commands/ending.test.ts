import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUSYBOX, CommandFixture } from "./command-fixture";

let commands: CommandFixture;

beforeEach(async () => {
    commands = await CommandFixture.create();
});
afterEach(() => commands.remove());

const DEAF = "trap '' TERM INT HUP; echo begun; while true; do sleep 1; done";
const begun = () => expect.poll(() => commands.output, { timeout: 60_000 }).toContain("begun");

describe("a command that is ended", () => {
    it("is gone within seconds of a cancel, however deaf, and may be started anew", async () => {
        const abort = new AbortController();
        const deaf = commands.run({ image: BUSYBOX, run: DEAF }, { id: "1-deaf", context: { signal: abort.signal } });
        await begun();
        const asked = performance.now();
        abort.abort();
        await expect(deaf).rejects.toMatchObject({ code: "CANCELED" });
        expect(performance.now() - asked).toBeLessThan(30_000);
        expect(await commands.left()).toEqual([]);
        expect(await commands.run({ image: BUSYBOX, run: "exit 4" }, { id: "1-deaf" })).toMatchObject({ exitCode: 4 });
    });

    it("has its last words in the log when its time is over", async () => {
        const run = "trap 'echo last words; exit 0' TERM; echo begun; while true; do sleep 0.1; done";
        const outcome = await commands.run({ image: BUSYBOX, run, timeout: 2, interruptible: false });
        expect(outcome).toEqual({ exitCode: null, timedOut: true });
        expect(commands.output).toContain("last words");
        expect(await commands.left()).toEqual([]);
    });

    it("runs on when it must not be interrupted, until its deployment's commands are ended", async () => {
        const abort = new AbortController();
        const config = { image: BUSYBOX, run: DEAF, interruptible: false };
        const migration = commands.run(config, { id: "1-migrate", context: { signal: abort.signal } });
        await begun();
        abort.abort();
        await expect(migration).rejects.toMatchObject({ code: "CANCELED" });
        expect(await commands.left()).toEqual([`cicd.${commands.stack.name}.1-migrate`]);
        await commands.server().endCommands(commands.stack.name, 1);
        expect(await commands.left()).toEqual([]);
    });

    it("was never started when the cancel came before", async () => {
        const context = { signal: AbortSignal.abort() };
        const never = commands.run({ image: BUSYBOX, run: "echo begun" }, { context });
        await expect(never).rejects.toMatchObject({ code: "CANCELED" });
        expect(commands.output).not.toContain("begun");
    });
});
