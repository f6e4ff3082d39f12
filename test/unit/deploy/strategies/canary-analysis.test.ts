import { describe, expect, it } from "vitest";
import { rolloutSchema } from "../../../../common/rollout-schema";
import { judgeCanary, type CanaryLook } from "../../../../backend/deploy/strategies/canary-analysis";
import { simulateStep, type Version } from "./simulate-canary";

const analysis = rolloutSchema.parse({}).analysis;
const PAUSE = 60_000;

const well: Version = { errors: () => 0, latency: () => 12 };

function endings(runs: number, scene: Omit<Parameters<typeof simulateStep>[0], "seed">): Record<string, number> {
    const counts: Record<string, number> = { on: 0, abort: 0 };
    for (let seed = 1; seed <= runs; seed += 1) {
        counts[simulateStep({ ...scene, seed }).go]! += 1;
    }
    return counts;
}

describe("judgeCanary() never aborts a version that is as good as the old one", () => {
    const noises: [string, Version][] = [
        ["without errors", well],
        ["with 2 % of errors", { ...well, errors: () => 0.02 }],
        ["with 30 % of errors", { ...well, errors: () => 0.3 }],
        ["with errors in bursts that both have", { ...well, errors: (at) => (at % 20_000 < 2000 ? 0.5 : 0) }],
        ["where one request in 100 takes 10 s", { ...well, latency: (_, chance) => (chance() < 0.01 ? 10_000 : 12) }],
        ["where latency has a long tail", { ...well, latency: (_, chance) => Math.min(30_000, 20 / chance() ** 0.7) }],
        [
            "while the machine stands still for 3 s",
            { ...well, latency: (at) => (at > 20_000 && at < 23_000 ? 23_000 - at : 12) },
        ],
    ];
    it.each(noises.flatMap(([name, version]) => [1, 20, 200].map((rate) => [name, rate, version] as const)))(
        "%s, at %d requests/s",
        (_, requestsPerSecond, version) => {
            const runs = requestsPerSecond > 100 ? 60 : 600;
            const scene = { requestsPerSecond, weight: 10, pauseMs: PAUSE, analysis, old: version, fresh: version };
            expect(endings(runs, scene)).toEqual({ on: runs, abort: 0 });
        },
    );
});

describe("judgeCanary() aborts a bad version in its first step", () => {
    const bad: [string, number, Version][] = [
        ["with 5 % of errors", 50, { ...well, errors: () => 0.05 }],
        ["with 5 % of errors", 500, { ...well, errors: () => 0.05 }],
        ["with 30 % of errors", 5, { ...well, errors: () => 0.3 }],
        ["where every request fails", 1, { ...well, errors: () => 1 }],
        ["that answers in 500 ms", 20, { ...well, latency: () => 500 }],
        ["where one request in ten takes 8 s", 50, { ...well, latency: (_, chance) => (chance() < 0.1 ? 8000 : 12) }],
    ];
    it.each(bad)("%s, at %d requests/s", (_, requestsPerSecond, fresh) => {
        const runs = requestsPerSecond > 100 ? 40 : 200;
        const scene = { requestsPerSecond, weight: 10, pauseMs: PAUSE, analysis, old: well, fresh };
        expect(endings(runs, scene)).toEqual({ on: 0, abort: runs });
    });
});

describe("judgeCanary()", () => {
    const look = (at: number, fresh: Partial<CanaryLook["new"]>, old: Partial<CanaryLook["old"]> = {}): CanaryLook => ({
        at,
        old: { requests: 900, errors: 0, latencyMs: 12, ...old },
        new: { requests: 100, errors: 0, latencyMs: 12, ...fresh },
    });

    it("waits until the pause is over", () => {
        expect(judgeCanary([], PAUSE, analysis).go).toBe("wait");
        expect(judgeCanary([look(PAUSE - 1, {})], PAUSE, analysis).go).toBe("wait");
        expect(judgeCanary([look(PAUSE, {})], PAUSE, analysis)).toEqual({
            go: "on",
            reason: expect.objectContaining({ text: "100 requests, 0 of them failed, 12 ms on average" }),
        });
    });

    it("prolongs a step with too few requests up to three times its pause, then goes on and says so", () => {
        const few = { requests: 19 };
        expect(judgeCanary([look(PAUSE * 3 - 1, few)], PAUSE, analysis).go).toBe("wait");
        expect(judgeCanary([look(PAUSE * 3, few)], PAUSE, analysis)).toEqual({
            go: "on",
            reason: expect.objectContaining({ text: "only 19 of 20 requests that a judgement needs" }),
        });
    });

    it("needs two looks on end that agree", () => {
        const looks = [look(1000, { errors: 2 }), look(2000, { errors: 50 })];
        expect(judgeCanary(looks, PAUSE, analysis).go).toBe("wait");
        expect(judgeCanary([...looks, look(3000, { errors: 51 })], PAUSE, analysis).go).toBe("abort");
    });

    it("takes errors that came all at once for a hiccup", () => {
        const looks = [1000, 2000, 3000].map((at) => look(at, { errors: at > 1000 ? 50 : 0 }));
        expect(judgeCanary(looks, PAUSE, analysis).go).toBe("wait");
    });

    it("says what it has against the new version", () => {
        const looks = [1, 2, 3].map((n) => look(n * 1000, { requests: 500 * n, errors: 25 * n }));
        expect(judgeCanary(looks, PAUSE, analysis)).toEqual({
            go: "abort",
            reason: expect.objectContaining({ text: "5 % of its 1500 requests failed, of the old version 0 %" }),
        });
        const slow = [0, 1].map((n) => look(PAUSE + n * 1000, { requests: 500, latencyMs: 900 }));
        expect(judgeCanary(slow, PAUSE, analysis)).toEqual({
            go: "abort",
            reason: expect.objectContaining({ text: "it answers in 900 ms on average, the old version in 12 ms" }),
        });
    });

    it("lets a version that is slow while it starts go on when that passes within the pause", () => {
        const starting = [1, 2, 3].map((n) => look(n * 1000, { requests: 500, latencyMs: 2000 }));
        expect(judgeCanary(starting, PAUSE, analysis).go).toBe("wait");
        const settled = look(PAUSE, { requests: 5000, latencyMs: 14 });
        expect(judgeCanary([...starting, settled], PAUSE, analysis).go).toBe("on");
    });

    it.each([
        ["159 ms against 12 ms are below the floor", { latencyMs: 159 }, { latencyMs: 12 }],
        ["less than the allowed times as slow", { latencyMs: 2900 }, { latencyMs: 1000 }],
        ["errors within the allowed points above the old ones", { errors: 2 }, { errors: 10 }],
        ["no latency is known", { latencyMs: null }, { latencyMs: null }],
        ["the old version had no request", {}, { requests: 0, latencyMs: null }],
    ])("goes on where %s", (_, fresh, old) => {
        const looks = [1, 2].map((n) => look(PAUSE * n, { requests: 1000, ...fresh }, old));
        expect(judgeCanary(looks, PAUSE, analysis).go).toBe("on");
    });

    it("holds against the allowed share alone where the old version had no request", () => {
        const looks = [1, 2, 3].map((n) => look(n, { requests: 300 * n, errors: 30 * n }, { requests: 0 }));
        expect(judgeCanary(looks, PAUSE, analysis).go).toBe("abort");
    });
});
