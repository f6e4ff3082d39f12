import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CicdError } from "../../../common/errors";
import { nearestWord } from "../../../common/nearest-word";
import { parseInput } from "../../../common/parse-input";
import { connectRepositorySchema, settingsSchema } from "../../../common/schema";

function refusal(schema: z.ZodType, value: unknown): CicdError {
    try {
        parseInput(schema, value);
    } catch (error) {
        return error as CicdError;
    }
    throw new Error("it was accepted");
}

describe("nearestWord()", () => {
    const known = ["builder", "buildArgs", "noCache", "healthTimeout"];
    test.each([
        ["biulder", "builder"],
        ["buildargs", "buildArgs"],
        ["no-cache", "noCache"],
        ["healthtimeouts", "healthTimeout"],
        ["zzzzzzzz", null],
        ["", null],
        ["x".repeat(100_000), null],
    ])("for %s is %s", (written, expected) => {
        expect(nearestWord(written, known)).toBe(expected);
    });
    test("is nothing where nothing is known", () => {
        expect(nearestWord("a", [])).toBeNull();
    });
});

describe("parseInput()", () => {
    test("answers the value with its defaults", () => {
        expect(parseInput(connectRepositorySchema, { url: "u", composePath: "a.yaml" })).toMatchObject({
            branch: "main",
            composePath: ["a.yaml"],
        });
    });

    const unknown: [z.ZodType, unknown, string, string][] = [
        [connectRepositorySchema, { url: "u", brnach: "x" }, '"brnach"', '"branch"'],
        [connectRepositorySchema, { url: "u", rules: [{ branch: [] }] }, '"rules.0.branch"', '"branches"'],
        [settingsSchema.optional(), { publicURL: "" }, '"publicURL"', '"publicUrl"'],
        [z.strictObject({ a: z.strictObject({ bcd: z.number() }).nullable() }), { a: { bce: 1 } }, '"a.bce"', '"bcd"'],
        [z.strictObject({}), { x: 1 }, '"x"', "none"],
    ];
    test.each(unknown)("names the nearest key for an unknown one (%#)", (schema, value, written, nearest) => {
        const error = refusal(schema, value);
        expect(error).toBeInstanceOf(CicdError);
        expect([error.code, error.message, error.hint]).toEqual([
            "UNKNOWN_SETTING",
            expect.stringContaining(written),
            expect.stringContaining(nearest),
        ]);
    });

    test.each([
        [connectRepositorySchema, {}, "url:"],
        [connectRepositorySchema, null, "the request:"],
        [connectRepositorySchema, { url: "u", composePath: ["../x"] }, "composePath.0:"],
        [connectRepositorySchema, { url: "u", composePath: "-x" }, "composePath:"],
        [settingsSchema, { parallelDeployments: "2" }, "parallelDeployments:"],
    ] as [z.ZodType, unknown, string][])("says where a value is wrong (%#)", (schema, value, place) => {
        const error = refusal(schema, value);
        expect([error.code, error.message]).toEqual(["INVALID_INPUT", expect.stringContaining(place)]);
    });

    test("keeps a very long key out of its answer", () => {
        expect(refusal(settingsSchema, { ["x".repeat(100_000)]: 1 }).message.length).toBeLessThan(300);
    });
});
