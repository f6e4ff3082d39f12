import { describe, expect, it } from "vitest";
import { envValues } from "../../../backend/deploy/environment/env-file";
import { effectiveEnvironment } from "../../../backend/deploy/environment/effective-environment";
import { hostVariables } from "../../../backend/deploy/environment/host-variables";

describe("envValues()", () => {
    it.each([
        ["A=1\nB=2", { A: "1", B: "2" }],
        ["# no\n\n  export A = x # why\r\nB=", { A: "x", B: "" }],
        ["A=a#b", { A: "a#b" }],
        ["A='$B # \"x'", { A: '$B # "x' }],
        ['B=1\nA="${B}\\n\\$x \\"q\\""', { B: "1", A: '1\n$x "q"' }],
        ['A="two\nlines"\nB=1', { A: "two\nlines", B: "1" }],
        ["A: yaml", { A: "yaml" }],
        ["A=${B:-x}$C", { A: "x" }],
        ["BARE\nA=1", { A: "1" }],
        ["\uFEFFA=1", { A: "1" }],
        ["=x\n!\nA=1", { A: "1" }],
        ["A='open\nB=1", { A: "'open", B: "1" }],
    ])("reads %j", (text, expected) => {
        expect(envValues(text)).toEqual(expected);
    });
});

describe("effectiveEnvironment()", () => {
    const host = hostVariables({ TZ: "Europe/Rome", SECRET: "s" });
    const merge = (live: string | null, repository: string | null, taken = {}) =>
        effectiveEnvironment({ stack: "shop", live, repository, host, taken });

    it("lets the stack's own file win and appends what it lacks", () => {
        const { text, fromRepository } = merge("A=mine", "A=theirs\nB=x y\nCOMPOSE_PROFILES=dev");
        expect(text).toBe("A=mine\nB='x y'\n");
        expect(fromRepository).toEqual(["B"]);
    });

    it("keeps the text byte for byte when there is nothing to add", () => {
        expect(merge("A=1 # note", "A=2").text).toBe("A=1 # note");
        expect(merge(null, null).text).toBeNull();
    });

    it("shows the host's variables to the user's file, never to the repository's", () => {
        const { values, text } = merge("MINE=${TZ}", "THEIRS=${SECRET}-${MINE}");
        expect(values).toEqual({ MINE: "Europe/Rome", THEIRS: "-Europe/Rome" });
        expect(text).toBe("MINE=${TZ}\nTHEIRS=-Europe/Rome\n");
    });

    it("knows which keys depend on the host", () => {
        expect([...merge("A=${TZ}\nB=${A}\nC='${TZ}'\nD=1", null).hostDependent]).toEqual(["A", "B"]);
    });

    it.each(["a b", "it's", 'say "x"', "a$b", "two\nlines", "back\\slash", "#x"])(
        "writes %j so that it is read back",
        (value) => {
            const { text } = merge(null, null, { KEY: value });
            expect(envValues(text!)).toEqual({ KEY: value });
        },
    );

    it.each(["COMPOSE_FILE=x.yaml", "COMPOSE_PROJECT_NAME=victim", "COMPOSE_ENV_FILES=x"])("refuses %s", (line) => {
        expect(() => merge(line, null)).toThrow(/makes compose read another project/);
    });

    it("accepts the stack's own name as the project's", () => {
        expect(merge("COMPOSE_PROJECT_NAME=shop", null).text).toBe("COMPOSE_PROJECT_NAME=shop");
    });
});
