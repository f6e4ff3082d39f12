import { describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { TransientError } from "../../../backend/git/transient-error";
import { withRetries } from "../../../backend/git/with-retries";

const down = new TransientError(new CicdError({ code: "REPOSITORY_UNREACHABLE", message: "Down.", hint: "Wait." }));

function setUp(failures: unknown[], { left = 1_000_000, random = 0.999 } = {}) {
    const pauses: number[] = [];
    const abort = new AbortController();
    const work = async () => {
        if (failures.length > 0) {
            throw failures.shift();
        }
        return "done";
    };
    const sleep = async (ms: number) => {
        pauses.push(ms);
        left -= ms;
    };
    const run = () =>
        withRetries(
            work,
            { attempts: 5, random: () => random, sleep },
            { remainingMs: () => left, signal: abort.signal, onRetry: () => undefined },
        );
    return { run, pauses, abort };
}

describe("withRetries()", () => {
    it("pauses twice as long each time, up to the last try", async () => {
        const { run, pauses } = setUp([down, down, down, down]);
        expect(await run()).toBe("done");
        expect(pauses).toEqual([1000, 1999, 3998, 7996]);
    });

    it("takes half of the pause from chance", async () => {
        const { run, pauses } = setUp([down, down], { random: 0 });
        await run();
        expect(pauses).toEqual([500, 1000]);
    });

    it("gives up after the last try", async () => {
        const { run, pauses } = setUp([down, down, down, down, down]);
        await expect(run()).rejects.toBe(down);
        expect(pauses).toHaveLength(4);
    });

    it("gives up when the deadline comes before the next try", async () => {
        const { run, pauses } = setUp([down, down, down], { left: 2500 });
        await expect(run()).rejects.toBe(down);
        expect(pauses).toEqual([1000]);
    });

    it("does not repeat what will fail again", async () => {
        const permanent = new CicdError({ code: "REPOSITORY_AUTH", message: "No.", hint: "Ask." });
        const { run, pauses } = setUp([permanent]);
        await expect(run()).rejects.toBe(permanent);
        expect(pauses).toEqual([]);
    });

    it("does not repeat after a cancel", async () => {
        const { run, pauses, abort } = setUp([down]);
        abort.abort();
        await expect(run()).rejects.toBe(down);
        expect(pauses).toEqual([]);
    });
});
