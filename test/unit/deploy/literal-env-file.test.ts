import { describe, expect, it } from "vitest";
import { envValues } from "../../../backend/deploy/environment/env-file";
import { literalEnvFile } from "../../../backend/deploy/files/literal-env-file";

const ours: Record<string, string> = { TZ: "Europe/Rome", PASSWORD: 'a$b"c' };
const replaces = (name: string) => ["TZ", "HOME", "PASSWORD"].includes(name);
const literal = (text: string) => literalEnvFile(text, { replaces, lookup: (name) => ours[name] });

describe("literalEnvFile()", () => {
    it.each(["A=1\n# ${TZ}\n", "A=${B}\nC", "A='${TZ}'", ""])("has nothing to do with %j", (text) => {
        expect(literal(text)).toBeNull();
    });

    it("answers the host's variables and leaves the others to compose", () => {
        expect(literal("A=${TZ}/${B}\nTZ\nHOME\nC")).toBe('A="Europe/Rome/${B}"\nTZ="Europe/Rome"\nC\n');
    });

    it("reads back as what it said", () => {
        const text = literal("A=${HOME:-none} # home\nP=${PASSWORD}\nQ='$x \"y\"'\nHOME=/own\nZ=${HOME}")!;
        expect(envValues(text)).toEqual({ A: "none", P: 'a$b"c', Q: '$x "y"', HOME: "/own", Z: "/own" });
    });
});
