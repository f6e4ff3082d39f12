import { describe, expect, it } from "vitest";
import { chanceOfExcess, chanceOfMore } from "../../../../backend/deploy/strategies/canary-chances";

const counts = (errors: number, requests: number) => ({ errors, requests });

describe("chanceOfMore()", () => {
    // By hand: all k errors fall to the new version with its share of the requests.
    it.each([
        [counts(1, 1), counts(0, 1), 1 / 2],
        [counts(2, 2), counts(0, 2), 1 / 6],
        [counts(1, 20), counts(0, 180), 20 / 200],
        [counts(2, 40), counts(0, 360), (40 * 39) / (400 * 399)],
        [counts(1, 2), counts(1, 2), 5 / 6],
        [counts(0, 10), counts(0, 10), 1],
    ])("is exact for %o against %o", (fresh, old, chance) => {
        expect(chanceOfMore(fresh, old)).toBeCloseTo(chance, 10);
    });

    it("stays a chance where the counts are large", () => {
        expect(chanceOfMore(counts(50_000, 1_000_000), counts(450_000, 9_000_000))).toBeCloseTo(0.5, 2);
        expect(chanceOfMore(counts(52_000, 1_000_000), counts(450_000, 9_000_000))).toBeLessThan(1e-6);
    });
});

describe("chanceOfExcess()", () => {
    it.each([
        [0, 3, 1],
        [1, 1, 1 - Math.exp(-1)],
        [2, 1, 1 - 2 * Math.exp(-1)],
        [1, 0, 0],
    ])("of %d where %d are usual is Poisson's tail", (count, expected, chance) => {
        expect(chanceOfExcess(count, expected)).toBeCloseTo(chance, 9);
    });
});
