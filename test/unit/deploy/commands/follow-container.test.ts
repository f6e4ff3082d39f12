import { describe, expect, it } from "vitest";
import { followContainer } from "../../../../backend/deploy/commands/follow-container";
import type { CommandTools } from "../../../../backend/deploy/commands/command-tools";
import type { LogReading } from "../../../../backend/exec/command-containers";

const ended = { id: "c1", name: "c1", labels: {}, startedAt: 1, exitCode: 0, oomKilled: false, memoryBytes: 0 };

/** A program that has ended, whose log the engine hands out in pieces, one after each look at it. */
function engine(read: (reading: LogReading, looked: () => Promise<void>) => Promise<void>) {
    let wake = () => {};
    const looked = () => new Promise<void>((resolve) => (wake = resolve));
    const tools = {
        clock: { now: () => new Date(1000) },
        wait: async (_ms: number, signal?: AbortSignal) => {
            if (!signal?.aborted) {
                wake();
                await new Promise((resolve) => setImmediate(resolve));
            }
        },
        engine: {
            commandContainer: async () => ({ ...ended, running: false }),
            readCommandLog: (_id: string, reading: LogReading) => read(reading, looked),
        },
    };
    return tools as unknown as Pick<CommandTools, "engine" | "wait" | "clock">;
}

const never = new AbortController().signal;

describe("followContainer()", () => {
    it("reads to the end what a program left behind that had ended long before", async () => {
        const heard: string[] = [];
        const tools = engine(async ({ onText, signal }, looked) => {
            for (let piece = 0; piece < 10 && !signal.aborted; piece += 1) {
                onText(`${piece} `, "stdout");
                await looked();
            }
        });
        await followContainer("c1", { onText: (text) => heard.push(text), signal: never }, tools);
        expect(heard.join("")).toBe("0 1 2 3 4 5 6 7 8 9 ");
    });

    it("cuts off a stream that stays open and silent after the end", async () => {
        const tools = engine(
            ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
        );
        const found = await followContainer("c1", { onText: () => {}, signal: never }, tools);
        expect(found).toMatchObject({ running: false, exitCode: 0 });
    });
});
