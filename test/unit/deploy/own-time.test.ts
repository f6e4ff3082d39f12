import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ownTime } from "../../../backend/deploy/own-time";

describe("ownTime()", () => {
    beforeEach(() => {
        vi.useFakeTimers();
    });
    afterEach(() => {
        vi.useRealTimers();
    });

    it.each([10, 100, 1000, 10_000])("is over after %i ms where the process is on time", (ms) => {
        const { signal } = ownTime(ms);
        vi.advanceTimersByTime(ms - 1);
        expect(signal.aborted).toBe(false);
        vi.advanceTimersByTime(1);
        expect(signal.aborted).toBe(true);
        expect(vi.getTimerCount()).toBe(0);
    });

    it("leaves no timer once it is stopped", () => {
        const { signal, stop } = ownTime(1000);
        stop();
        vi.advanceTimersByTime(5000);
        expect([signal.aborted, vi.getTimerCount()]).toEqual([false, 0]);
    });
});
