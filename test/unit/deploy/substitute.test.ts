import { describe, expect, it } from "vitest";
import { MissingVariable, replaceVariables, substitute } from "../../../backend/deploy/environment/substitute";
import { parseTemplate, variablesOf } from "../../../backend/deploy/environment/template";

const values: Record<string, string> = { A: "1", EMPTY: "", MONEY: "5$", BRACE: "a}b", TZ: "Europe/Rome" };
const lookup = (name: string) => values[name];

describe("substitute()", () => {
    it.each([
        ["${A}", "1"],
        ["$A-$A", "1-1"],
        ["${NONE}", ""],
        ["${NONE:-x}", "x"],
        ["${EMPTY:-x}", "x"],
        ["${EMPTY-x}", ""],
        ["${NONE-x}", "x"],
        ["${A:+yes}", "yes"],
        ["${EMPTY:+yes}", ""],
        ["${EMPTY+yes}", "yes"],
        ["${NONE:-${A:-x}}", "1"],
        ["${NONE:-${OTHER:-{}}}", "{}"],
        ["$$A and $${A}", "$A and ${A}"],
        ["${MONEY}", "5$"],
        ["${A:?no}", "1"],
        ["100$", "100$"],
        ["$1", "$1"],
        ["${", "${"],
        ["${1x}", "${1x}"],
    ])("gives %s the value that compose gives it", (text, expected) => {
        expect(substitute(text, lookup)).toBe(expected);
    });

    it.each([
        ["${NONE:?ask Ana}", "ask Ana"],
        ["${EMPTY:?}", ""],
        ["${NONE?${A} is missing}", "1 is missing"],
    ])("throws for %s", (text, reason) => {
        expect(() => substitute(text, lookup)).toThrow(MissingVariable);
        try {
            substitute(text, lookup);
        } catch (error) {
            expect((error as MissingVariable).reason).toBe(reason);
        }
    });
});

describe("replaceVariables()", () => {
    const replaces = (name: string) => ["TZ", "MONEY", "BRACE", "HOME"].includes(name);

    it.each([
        ["${TZ}/${A}", "Europe/Rome/${A}"],
        ["$A", "$A"],
        ["${HOME:-/root}/x", "/root/x"],
        ["${HOME:-${A}}", "${A}"],
        ["${A:-${TZ}}", "${A:-Europe/Rome}"],
        ["${MONEY} $$", "5$$ $$"],
        ["${X:-${BRACE}}", "a}b"],
        ["${TZ:+set}", "set"],
        ["plain", "plain"],
    ])("answers only the chosen variables in %s", (text, expected) => {
        expect(replaceVariables(text, { lookup, replaces })).toBe(expected);
    });
});

it("variablesOf() names nested variables too", () => {
    expect(variablesOf(parseTemplate("${A:-$B} $$C ${D?${E}}"))).toEqual(["A", "B", "D", "E"]);
});
