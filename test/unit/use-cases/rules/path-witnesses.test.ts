import { describe, expect, test } from "vitest";
import { pathWitnesses } from "../../../../backend/use-cases/pushes/path-witnesses";
import { ruleSchema } from "../../../../common/schema";

const rule = (...paths: string[]) => ruleSchema.parse({ paths });
const many = Array.from({ length: 100_000 }, (_, index) => `apps/${index % 50}/file-${index}`);

describe("pathWitnesses()", () => {
    test("keeps one path for each rule that any matches, and nothing else", async () => {
        const rules = [rule("apps/7/**"), rule("apps/8/file-99958"), rule("docs/**"), rule("**", "!apps/**"), rule()];
        expect(await pathWitnesses(rules, many)).toEqual(["apps/7/file-7", "apps/8/file-99958"]);
    });

    test("lets others have their turn while it looks through 100,000 paths for 20 stacks", async () => {
        let longest = 0;
        let last = performance.now();
        const watch = setInterval(() => {
            longest = Math.max(longest, performance.now() - last);
            last = performance.now();
        }, 1);
        await pathWitnesses(
            Array.from({ length: 20 }, (_, index) => rule(`never/${index}/**`, `nor/${index}/*.ts`, "!nor/**/*.md")),
            many,
        );
        clearInterval(watch);
        expect(longest).toBeGreaterThan(0);
        expect(longest).toBeLessThan(500);
    });
});
