import type { Socket } from "socket.io";
import { describe, expect, it } from "vitest";
import type { Command, CommandResult, ProcessRunner, RunOptions } from "../../../backend/exec/command";
import { isOutputName, logsOutput, Outputs } from "../../../backend/host/standalone/outputs";

const COMMAND: Command = { file: "docker", args: [], env: {}, deadlineMs: 1000 };
const NAME = logsOutput("web");

interface Run {
    write(text: string): void;
    end(exitCode: number): void;
    signal: AbortSignal;
}

/** Processes that end when the test says so. */
function fakeRunner(): { runner: ProcessRunner; runs: Run[] } {
    const runs: Run[] = [];
    const run = (_command: Command, { onOutput, signal }: RunOptions = {}) =>
        new Promise<CommandResult>((resolve) => {
            runs.push({
                write: (text) => onOutput?.(text),
                end: (exitCode) => resolve({ exitCode, signal: null, stdout: "", stderr: "" }),
                signal: signal!,
            });
        });
    return { runner: { run, endAll: () => Promise.resolve() }, runs };
}

function viewer(): { socket: Socket; seen: unknown[][] } {
    const seen: unknown[][] = [];
    return { socket: { emit: (...args: unknown[]) => seen.push(args.slice(1)) } as unknown as Socket, seen };
}

describe("Outputs", () => {
    it("sends what is written to everybody who looks, with carriage returns, and the end", async () => {
        const { runner, runs } = fakeRunner();
        const outputs = new Outputs(runner);
        const [early, late] = [viewer(), viewer()];
        outputs.join(NAME, early.socket);
        const result = outputs.run(NAME, COMMAND);
        runs[0]!.write("one\n");
        expect(outputs.join(NAME, late.socket)).toBe("one\r\n");
        runs[0]!.write("two\r\n");
        runs[0]!.end(3);
        expect(await result).toMatchObject({ exitCode: 3 });
        const rest = [
            ["terminalWrite", NAME, "two\r\n"],
            ["terminalExit", NAME, 3],
        ];
        expect(early.seen).toEqual([["terminalWrite", NAME, "one\r\n"], ...rest]);
        expect(late.seen).toEqual(rest);
    });

    it("run() refuses a second one of the same name", async () => {
        const { runner, runs } = fakeRunner();
        const outputs = new Outputs(runner);
        const first = outputs.run(NAME, COMMAND);
        await expect(outputs.run(NAME, COMMAND)).rejects.toMatchObject({ code: "STACK_BUSY" });
        runs[0]!.end(0);
        await first;
    });

    it("follow() starts nothing without a viewer, and one process for many", () => {
        const { runner, runs } = fakeRunner();
        const outputs = new Outputs(runner);
        outputs.follow(NAME, COMMAND);
        expect(runs).toHaveLength(0);
        for (const { socket } of [viewer(), viewer()]) {
            outputs.join(NAME, socket);
            outputs.follow(NAME, COMMAND);
        }
        expect(runs).toHaveLength(1);
    });

    it("endUnwatched() ends it with the last viewer, and who comes back gets a new one", () => {
        const { runner, runs } = fakeRunner();
        const outputs = new Outputs(runner);
        const [one, two] = [viewer(), viewer()];
        outputs.join(NAME, one.socket);
        outputs.join(NAME, two.socket);
        outputs.follow(NAME, COMMAND);
        outputs.leave(NAME, one.socket);
        outputs.endUnwatched(NAME);
        expect(runs[0]!.signal.aborted).toBe(false);
        expect(outputs.leaveAll(two.socket)).toEqual([NAME]);
        outputs.endUnwatched(NAME);
        expect(runs[0]!.signal.aborted).toBe(true);
        outputs.join(NAME, two.socket);
        outputs.follow(NAME, COMMAND);
        runs[0]!.write("late line of the old one\n");
        runs[1]!.write("new\n");
        expect(two.seen).toEqual([["terminalWrite", NAME, "new\r\n"]]);
    });
});

describe("isOutputName()", () => {
    it.each([
        ["compose--web", true],
        ["combined--web", true],
        ["combined--../web", false],
        ["console", false],
        ["combined-other:5001-web", false],
    ])("%s: %s", (name, expected) => {
        expect(isOutputName(name)).toBe(expected);
    });
});
