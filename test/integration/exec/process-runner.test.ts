import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import type { Command } from "../../../backend/exec/command";
import { endLeftOver } from "../../../backend/exec/end-left-over";
import { isAlive, livingMembers, readProcess } from "../../../backend/exec/process-identity";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import type { RecordedProcess } from "../../../backend/models/processes";

const env = { PATH: process.env.PATH ?? "" };

function sh(script: string, extra: Partial<Command> = {}): Command {
    return { file: "sh", args: ["-c", script], env, deadlineMs: 30_000, ...extra };
}

function setUp(secrets: string[] = []) {
    const started: RecordedProcess[] = [];
    const exited: RecordedProcess[] = [];
    const runner = createProcessRunner({
        bootId: "boot-1",
        onStart: (record) => void started.push(record),
        onExit: (record) => void exited.push(record),
        secrets: () => secrets,
    });
    return { runner, started, exited };
}

/** Resolves with everything that was printed so far, as soon as `text` is in it. */
function printed(text: string) {
    let seen = "";
    let found: (value: string) => void;
    const promise = new Promise<string>((resolve) => (found = resolve));
    const onOutput = (piece: string) => {
        seen += piece;
        if (seen.includes(text)) {
            found(seen);
        }
    };
    return { promise, onOutput };
}

async function elapsed(work: Promise<unknown>): Promise<number> {
    const from = performance.now();
    await work.catch(() => undefined);
    return performance.now() - from;
}

describe("run()", () => {
    it("returns exit code and both streams, and a code other than 0 is a value", async () => {
        const { runner } = setUp();
        const result = await runner.run(sh("cat; echo problem >&2; exit 3", { stdin: "given" }));
        expect(result).toEqual({ exitCode: 3, signal: null, stdout: "given", stderr: "problem\n" });
    });

    it("names the signal when one ended the program", async () => {
        expect(await setUp().runner.run(sh("kill -KILL $$"))).toMatchObject({ exitCode: null, signal: "SIGKILL" });
    });

    it("gives the child its environment and nothing of ours", async () => {
        process.env.RUNNER_TEST_SECRET = "visible";
        const { stdout } = await setUp().runner.run({
            file: "env",
            args: [],
            env: { ...env, A: "1" },
            deadlineMs: 5000,
        });
        delete process.env.RUNNER_TEST_SECRET;
        expect(stdout.trim().split("\n").sort()).toEqual(["A=1", `PATH=${env.PATH}`]);
    });

    it("passes arguments on as they are", async () => {
        const args = ["%s\\n", "$(id)", "`id`", "a;b|c", "-x", "'\"", "$IFS"];
        const { stdout } = await setUp().runner.run({ file: "printf", args, env, deadlineMs: 5000 });
        expect(stdout).toBe(args.slice(1).join("\n") + "\n");
    });

    it("masks what is streamed and what is returned, also where a secret comes in pieces", async () => {
        const { runner } = setUp(["of-the-runner"]);
        let streamed = "";
        const onOutput = (text: string) => (streamed += text);
        const script = "printf 'a of-the-'; sleep 0.1; echo runner; echo of-the-call >&2";
        const result = await runner.run(sh(script), { onOutput, secrets: ["of-the-call"] });
        expect(result).toMatchObject({ stdout: "a [MASKED]\n", stderr: "[MASKED]\n" });
        expect(streamed).not.toMatch(/of-the/);
        expect(streamed).toContain("a [MASKED]\n");
    });

    it("leaves rawStdout as it is and keeps it to the caller", async () => {
        let streamed = "";
        const options = { onOutput: (text: string) => (streamed += text), rawStdout: true };
        const result = await setUp(["a-secret"]).runner.run(sh("echo a-secret; echo a-secret >&2"), options);
        expect(result).toMatchObject({ stdout: "a-secret\n", stderr: "[MASKED]\n" });
        expect(streamed).toBe("[MASKED]\n");
    });

    it("keeps only the end of a flood", async () => {
        const { stdout } = await setUp().runner.run(sh("yes 0123456789 | head -n 1000000; echo end"));
        expect(stdout.length).toBe(4 * 1024 * 1024);
        expect(stdout.endsWith("0123456789\nend\n")).toBe(true);
    });

    it("records the leader with its start time while it lives", async () => {
        const { runner, started, exited } = setUp();
        const up = printed("up");
        const running = runner.run(sh("echo up; read line"), { onOutput: up.onOutput, deploymentId: 7 });
        await running;
        expect(started).toHaveLength(1);
        expect(started[0]).toMatchObject({ bootId: "boot-1", deploymentId: 7 });
        expect(Number(started[0].started)).toBeGreaterThan(0);
        await Promise.resolve();
        expect(exited).toEqual(started);
    });

    it("runs on when the process can't be recorded", async () => {
        const broken = async () => {
            throw new Error("database is gone");
        };
        const runner = createProcessRunner({ bootId: "b", onStart: broken, onExit: broken });
        expect(await runner.run(sh("echo fine"))).toMatchObject({ stdout: "fine\n" });
    });

    it("says which program is missing", async () => {
        const command = { file: "no-such-program", args: [], env, deadlineMs: 5000 };
        await expect(setUp().runner.run(command)).rejects.toMatchObject({
            code: "INTERNAL",
            message: "The program no-such-program could not be started (ENOENT).",
        });
    });

    it("limits memory where it is asked to", async () => {
        const script = "ulimit -v";
        const { stdout } = await setUp().runner.run(sh(script, { memoryBytes: 1024 ** 3 }));
        expect(stdout.trim()).toBe(String(1024 ** 2));
    });
});

describe("the end of a group", () => {
    it("comes at the deadline, with the grandchildren", async () => {
        const { runner, started } = setUp();
        const running = runner.run(sh("sleep 1000 & sleep 1000 & wait", { deadlineMs: 200 }));
        await expect(running).rejects.toMatchObject({ code: "TIMED_OUT" });
        expect(livingMembers(started[0].pid)).toEqual([]);
    });

    it("comes within 5 s of the deadline when the child was stopped", async () => {
        const { runner, started } = setUp();
        expect(await elapsed(runner.run(sh("kill -STOP $$", { deadlineMs: 100 })))).toBeLessThan(5000);
        expect(livingMembers(started[0].pid)).toEqual([]);
    });

    it("comes within 5 s of the deadline when the child ignores SIGTERM", async () => {
        const { runner, started } = setUp();
        const stubborn = sh("trap '' TERM; sleep 1000 & while :; do sleep 1; done", { deadlineMs: 100 });
        expect(await elapsed(runner.run(stubborn))).toBeLessThan(5000);
        expect(livingMembers(started[0].pid)).toEqual([]);
    });

    it("comes on cancel, within 3 s for a child that obeys", async () => {
        const { runner, started } = setUp();
        const abort = new AbortController();
        const up = printed("up");
        const running = runner.run(sh("echo up; sleep 1000"), { signal: abort.signal, onOutput: up.onOutput });
        await up.promise;
        abort.abort();
        expect(await elapsed(running)).toBeLessThan(3000);
        await expect(running).rejects.toMatchObject({ code: "CANCELED" });
        expect(livingMembers(started[0].pid)).toEqual([]);
    });

    it("comes before anything is started when it was canceled already", async () => {
        const { runner, started } = setUp();
        await expect(runner.run(sh("true"), { signal: AbortSignal.abort() })).rejects.toMatchObject({
            code: "CANCELED",
        });
        expect(started).toEqual([]);
    });

    it("comes with the leader's own end, and a pipe that is kept open delays nothing", async () => {
        const { runner, started } = setUp();
        const up = printed("left");
        const took = elapsed(runner.run(sh("sleep 1000 & echo left"), { onOutput: up.onOutput }));
        expect(await took).toBeLessThan(3000);
        expect(livingMembers(started[0].pid)).toEqual([]);
    });

    it("does not wait for a grandchild that left the group with the pipe", async () => {
        const { runner } = setUp();
        const result = runner.run(sh("setsid sh -c 'echo $$; exec sleep 1000' & read nothing < /dev/null; sleep 0.3"));
        expect(await elapsed(result)).toBeLessThan(3000);
        process.kill(Number((await result).stdout), "SIGKILL");
    });

    it("comes for all with endAll()", async () => {
        const { runner, started } = setUp();
        const waits = [printed("up"), printed("up")];
        const running = waits.map(({ onOutput }) => runner.run(sh("echo up; sleep 1000"), { onOutput }));
        const outcomes = Promise.allSettled(running);
        await Promise.all(waits.map(({ promise }) => promise));
        await runner.endAll();
        expect(started.flatMap(({ pid }) => livingMembers(pid))).toEqual([]);
        expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    });
});

describe("endLeftOver()", () => {
    const left: number[] = [];
    afterEach(() => {
        for (const pid of left.splice(0)) {
            try {
                process.kill(-pid, "SIGKILL");
            } catch {
                // It is dead, as it should be.
            }
        }
    });

    /** A group as a killed server leaves it. */
    async function leave(script: string): Promise<RecordedProcess> {
        const child = spawn("sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"], env });
        await once(child.stdout, "data");
        const pid = child.pid as number;
        left.push(pid);
        return { pid, started: readProcess(pid)?.started as string, bootId: "former", deploymentId: null };
    }

    it("ends a group whose leader is the recorded process", async () => {
        const record = await leave("sleep 1000 & echo up; wait");
        await endLeftOver([record]);
        expect(isAlive(record.pid, record.started)).toBe(false);
        expect(livingMembers(record.pid)).toEqual([]);
    });

    it("ends the rest of a group whose leader is gone, within 4 s even when it ignores SIGTERM", async () => {
        const record = await leave("(trap '' TERM; echo up; while :; do sleep 1; done) & wait");
        process.kill(record.pid, "SIGKILL");
        expect(await elapsed(endLeftOver([record]))).toBeLessThan(4500);
        expect(livingMembers(record.pid)).toEqual([]);
    });

    it("leaves a process alone that only has the number by now", async () => {
        const record = await leave("echo up; exec sleep 1000");
        await endLeftOver([{ ...record, started: String(BigInt(record.started) - 1n) }]);
        expect(isAlive(record.pid, record.started)).toBe(true);
    });

    it("never ends our own group, whatever the record says", async () => {
        const own = readProcess(process.pid);
        await endLeftOver([
            { pid: own!.group, started: readProcess(own!.group)?.started ?? "0", bootId: "former", deploymentId: null },
            { pid: 1, started: readProcess(1)?.started ?? "0", bootId: "former", deploymentId: null },
        ]);
        expect(isAlive(process.pid, own!.started)).toBe(true);
    });
});
