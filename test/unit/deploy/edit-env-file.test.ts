import { describe, expect, it } from "vitest";
import { carryCurrent, currentBy } from "../../../backend/deploy/environment/carry-current";
import { editEnvFile } from "../../../backend/deploy/environment/edit-env-file";
import { envValues } from "../../../backend/deploy/environment/env-file";
import {
    describeEnvironmentChanges,
    environmentChanges,
} from "../../../backend/deploy/environment/environment-changes";
import { quoteValue } from "../../../backend/deploy/environment/quote-value";
import { looksSecret } from "../../../common/secret-key";

describe("editEnvFile()", () => {
    it.each([
        [
            "a value, its comment and all lines around it",
            "# a\n\nA=1 # why\nB=2\n",
            { A: "9" },
            [],
            "# a\n\nA=9 # why\nB=2\n",
        ],
        ["a quoted value over lines", 'A="x\ny" # c\nB=2', { A: "9" }, [], "A=9 # c\nB=2"],
        ["export and odd spaces", "  export A = 1\n", { A: "2" }, [], "  export A = 2\n"],
        ["the last of two", "A=1\nA=2\n", { A: "3" }, [], "A=1\nA=3\n"],
        ["a bare name", "A\nB=1\n", { A: "3" }, [], "A=3\nB=1\n"],
        ["an empty value", "A=\nB=1\n", { A: "3" }, [], "A=3\nB=1\n"],
        ["the yaml form", "A: 1\n", { A: "2" }, [], "A: 2\n"],
        [
            "line ends of Windows and a byte order mark",
            "\uFEFFA=1\r\nB=2\r\n",
            { B: "3", C: "4" },
            [],
            "\uFEFFA=1\r\nB=3\r\nC=4\r\n",
        ],
        ["a file without its last line break", "A=1", { B: "2" }, [], "A=1\nB=2\n"],
        ["nothing", "", { B: "2" }, [], "B=2\n"],
        ["a key that goes, wherever it stands", "A=1\n# b\nB='x\ny'\nA=2", {}, ["A"], "# b\nB='x\ny'\n"],
        ["text that is no assignment", "!!\nA=1\n=x\n", { A: "2" }, [], "!!\nA=2\n=x\n"],
    ] as const)("changes only what was asked for: %s", (_, text, set, remove, expected) => {
        expect(editEnvFile(text, { set, remove })).toBe(expected);
    });

    it.each(["", "a b", "it's", "ends with \\", "\\", 'a"b', "$HOME", "a\nb\r\nc", "#x", " padded ", "ünï"])(
        "writes %j so that it is read back, and the keys around it too",
        (value) => {
            const text = editEnvFile("A=1\nKEY='old'\nB=2\n", { set: { KEY: quoteValue(value) }, remove: [] });
            expect(envValues(text)).toEqual({ A: "1", KEY: value, B: "2" });
        },
    );
});

describe("carryCurrent()", () => {
    const carry = (then: string | null, today: string | null, modes: Record<string, "versioned" | "current"> = {}) =>
        carryCurrent(then, today, currentBy(new Map(Object.entries(modes))));

    it("keeps today's secrets and takes the other values back", () => {
        expect(carry("# db\nDB_PASSWORD='old' # rotated\nCOLOR=red\n", "DB_PASSWORD=new\nCOLOR=blue\n")).toEqual({
            text: "# db\nDB_PASSWORD=new # rotated\nCOLOR=red\n",
            kept: ["DB_PASSWORD"],
            restored: ["COLOR"],
            missed: [],
            dropped: [],
        });
    });

    it("obeys what was chosen for a key", () => {
        const { text } = carry("PASSWORD=a\nCOLOR=red\n", "PASSWORD=b\nCOLOR=blue\n", {
            PASSWORD: "versioned",
            COLOR: "current",
        });
        expect(text).toBe("PASSWORD=a\nCOLOR=blue\n");
    });

    it("keeps secrets that came since, and names what came or went", () => {
        const { text, ...named } = carry("OLD=1\n", "NEW=1\nAPI_TOKEN=t\n");
        expect(text).toBe("OLD=1\nAPI_TOKEN=t\n");
        expect(named).toEqual({ kept: ["API_TOKEN"], restored: [], missed: ["OLD"], dropped: ["NEW"] });
    });

    it("leaves the release's text byte for byte when no current value differs", () => {
        expect(carry("A_TOKEN=x # c", "A_TOKEN='x'\n").text).toBe("A_TOKEN=x # c");
        expect(carry(null, null).text).toBeNull();
    });
});

describe("environmentChanges()", () => {
    it("names keys, never values", () => {
        const changes = environmentChanges("API_URL=a\nOLD=1\nSAME=1", "SAME='1'\nAPI_URL=b\nFEATURE_X=1");
        expect(describeEnvironmentChanges(changes)).toEqual(["+ FEATURE_X", "~ API_URL", "− OLD"]);
    });
});

describe("looksSecret()", () => {
    it.each([
        ["DB_PASSWORD", "x", true],
        ["API_KEY", "x", true],
        ["apikey", "x", true],
        ["DATABASE_URL", "postgres://app:pw@db/shop", true],
        ["DATABASE_URL", "postgres://db/shop", false],
        ["CERT", "-----BEGIN CERTIFICATE-----", true],
        ["KEYBOARD", "de", false],
        ["AUTHOR", "Ana", false],
        ["FEATURE_X", "1", false],
    ])("of %s=%s", (key, value, expected) => {
        expect(looksSecret(key, value)).toBe(expected);
    });
});
