import { describe, expect, it } from "vitest";
import { secondRun } from "../../../extra/first-run/second-run.mjs";
import { failuresIn } from "../../../extra/first-run/report.mjs";

const failure = (file: string | null, name: string) => ({ file, name, message: "why" });

describe("secondRun()", () => {
    it("runs nothing again when all passed", async () => {
        const first = { passed: 3, failures: [] };
        expect(await secondRun(first, ["engine"], () => Promise.reject(new Error("no")))).toBe(first);
    });

    it("counts what passes alone as passed and what fails again as failed", async () => {
        const asked: string[][] = [];
        const result = await secondRun(
            { passed: 3, failures: [failure("a.test.ts", "one"), failure("b.test.ts", "two")] },
            ["engine"],
            (args: string[]) => {
                asked.push(args);
                return Promise.resolve({ passed: 1, failures: [failure("b.test.ts", "two")] });
            },
        );
        expect(asked).toEqual([["--project=engine", "--no-file-parallelism", "a.test.ts", "b.test.ts"]]);
        expect(result).toEqual({ passed: 4, failures: [failure("b.test.ts", "two")] });
    });

    it("takes many failures and failures without a file as they are", async () => {
        const many = { passed: 0, failures: [1, 2, 3, 4, 5, 6].map((n) => failure(`${n}.test.ts`, "x")) };
        const bare = { passed: 0, failures: [failure(null, "x")] };
        const never = () => Promise.reject(new Error("no"));
        expect(await secondRun(many, ["engine"], never)).toBe(many);
        expect(await secondRun(bare, ["engine"], never)).toBe(bare);
    });
});

describe("failuresIn()", () => {
    it("names each failed test, a file that could not be loaded, and an error outside of tests", () => {
        const report = {
            testResults: [
                {
                    name: "/p/test/a.test.ts",
                    status: "failed",
                    message: "",
                    assertionResults: [
                        { status: "passed", fullName: "fine", failureMessages: [] },
                        { status: "failed", fullName: "not fine", failureMessages: ["expected 1"] },
                    ],
                },
                { name: "/p/test/b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
            ],
        };
        expect(failuresIn(report, 1, "/p")).toEqual([
            { file: "test/a.test.ts", name: "not fine", message: "expected 1" },
            { file: "test/b.test.ts", name: "the file as a whole", message: "no such module" },
        ]);
        expect(failuresIn({ testResults: [] }, 1, "/p")).toHaveLength(1);
        expect(failuresIn(null, 1, "/p")).toHaveLength(1);
        expect(failuresIn({ testResults: [] }, 0, "/p")).toEqual([]);
    });
});
