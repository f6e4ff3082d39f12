import { describe, expect, it } from "vitest";
import { CicdError } from "../../../../common/errors";
import type { CommandResult } from "../../../../backend/exec/command";
import { NO_REGISTRIES } from "../../../../backend/deploy/registry/registries";
import { registryFailure } from "../../../../backend/deploy/registry/registry-failure";
import { withPatience } from "../../../../backend/deploy/registry/with-patience";

const ended = (stderr: string): CommandResult => ({ exitCode: stderr ? 1 : 0, signal: null, stdout: "", stderr });

/** Answers of docker in turn, the last one again and again; time passes by waiting only. */
function setUp(
    outputs: string[],
    { retryAfter, deadlineMs = 600_000 }: { retryAfter?: number; deadlineMs?: number } = {},
) {
    let now = Date.parse("2026-01-01T00:00:00Z");
    const waits: number[] = [];
    const asked: string[] = [];
    let tries = 0;
    const tools = {
        clock: { now: () => new Date(now) },
        wait: async (ms: number) => {
            waits.push(ms);
            now += ms;
        },
        registries: {
            ...NO_REGISTRIES,
            retryAfter: async (reference: string) => {
                asked.push(reference);
                return retryAfter ?? null;
            },
        },
    };
    const call = {
        host: "r.example.org",
        reference: "r.example.org/a:1",
        deadlineMs,
        attempt: async () => ended(outputs[Math.min(tries++, outputs.length - 1)]!),
        judge: ({ stderr }: CommandResult) => registryFailure(stderr),
        failed: ({ stderr }: CommandResult) =>
            new CicdError({ code: "IMAGE_UNAVAILABLE", message: stderr, hint: "Try again." }),
    };
    return { run: () => withPatience(call, tools, { log: () => undefined }), waits, asked, tries: () => tries };
}

describe("withPatience()", () => {
    it("tries again with growing pauses while the network fails", async () => {
        const { run, waits } = setUp(["connection refused", "i/o timeout", ""]);
        expect(await run()).toMatchObject({ exitCode: 0 });
        expect(waits).toEqual([2000, 4000]);
    });

    it("gives up after five tries with what docker said last", async () => {
        const { run, tries } = setUp(["received unexpected HTTP status: 500 Internal Server Error"]);
        await expect(run()).rejects.toMatchObject({ code: "IMAGE_UNAVAILABLE" });
        expect(tries()).toBe(5);
    });

    it("waits as long as the registry says, and asks it only when docker doesn't say", async () => {
        const named = setUp(["toomanyrequests: retry-after: 7s", ""]);
        await named.run();
        expect([named.waits, named.asked]).toEqual([[7000], []]);

        const unnamed = setUp(["toomanyrequests", ""], { retryAfter: 11_000 });
        await unnamed.run();
        expect([unnamed.waits, unnamed.asked]).toEqual([[11_000], ["r.example.org/a:1"]]);
    });

    it.each([
        ["is longer than a lock is held for", { retryAfter: 3_600_000 }, "2026-01-01T01:00:00.000Z"],
        ["ends after the deadline", { retryAfter: 90_000, deadlineMs: 60_000 }, "2026-01-01T00:01:30.000Z"],
    ])("says until when, when the wait %s", async (_, options, until) => {
        const { run, waits } = setUp(["toomanyrequests"], options);
        const error = await run().catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: "RATE_LIMITED", until: new Date(until) });
        expect(waits).toEqual([]);
    });

    it("does not try again what waiting doesn't help", async () => {
        const { run, tries } = setUp(["unauthorized: authentication required"]);
        await expect(run()).rejects.toThrow("unauthorized");
        expect(tries()).toBe(1);
    });
});
