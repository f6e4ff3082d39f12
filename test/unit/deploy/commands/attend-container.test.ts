import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { attendContainer } from "../../../../backend/deploy/commands/attend-container";
import type { CommandContainer, LogReading } from "../../../../backend/exec/command-containers";

const ended: CommandContainer = {
    ...{ id: "c1", name: "c1", labels: {}, running: false, startedAt: 1000 },
    ...{ exitCode: 4, oomKilled: false, memoryBytes: 0 },
};

/** A program that has ended and left a log behind that goes on for as long as somebody reads it. */
function attend({ timeout, signal }: { timeout: number; signal?: AbortSignal }) {
    const lines: string[] = [];
    let reading = 0;
    const waits: number[] = [];
    const read = async (_id: string, { onText, signal: gone }: LogReading) => {
        for (reading += 1; !gone.aborted; await turn()) {
            onText("flood ", "stdout");
        }
        reading -= 1;
    };
    const wait = async (ms: number) => {
        waits.push(ms);
        await turn();
    };
    const engine = { commandContainer: async () => ended, readCommandLog: read };
    const tools = { clock: { now: () => new Date(1000) }, wait, engine };
    const config = { run: "flood", timeout, interruptible: true };
    const outcome = attendContainer(
        { command: { id: "1-preDeploy-0-0.1", config, environment: {} }, secrets: [] } as never,
        ended,
        { tools, context: { signal, log: (line: string) => lines.push(line) } } as never,
    );
    return { outcome, lines, waits, reading: () => reading };
}

it("attendContainer() reads no more of what an ended command left behind when it is canceled", async () => {
    const cancel = new AbortController();
    const { outcome, lines, waits, reading } = attend({ timeout: 600, signal: cancel.signal });
    expect(await Promise.race([outcome, turn("reads")])).toBe("reads");
    cancel.abort("canceled");
    // It has done its work all the same.
    expect(await outcome).toEqual({ exitCode: 4, timedOut: false });
    expect(lines).toEqual([expect.stringContaining("left out")]);
    expect(waits).not.toContain(60_000);
    await expect.poll(reading).toBe(0);
});

it("attendContainer() reads what an ended command left behind a while past the command's own time", async () => {
    const { outcome, lines, waits } = attend({ timeout: 0.05 });
    expect(await outcome).toEqual({ exitCode: 4, timedOut: false });
    expect(lines).toEqual([expect.stringContaining("left out")]);
    expect(waits).toContain(60_000);
});
