import { describe, expect, it } from "vitest";
import { maskedText } from "../../../../backend/deploy/secrecy/masked-text";

const compose = (lines: string[]) => ["services:", "  web:", ...lines.map((line) => `    ${line}`), ""].join("\n");

describe("maskedText()", () => {
    it.each([
        ["a map", ["environment:", "  DB_PASSWORD: hunter2", "  LEVEL: info"], ["hunter2"], ["LEVEL: info"]],
        ["a list", ["environment:", "  - DB_PASSWORD=hunter2", "  - LEVEL=info"], ["hunter2"], ["LEVEL=info"]],
        ["quotes", ["environment:", '  - "API_TOKEN=a b c"'], ["a b c"], ["API_TOKEN="]],
        ["a value on the next line", ["environment:", "  DB_PASSWORD:", "    hunter2"], ["hunter2"], []],
        ["several lines", ["environment:", "  TLS_KEY: |", "    line1", "    line2"], ["line1", "line2"], []],
        ["a flow", ["environment: { DB_PASSWORD: hunter2, LEVEL: info }"], ["hunter2"], ["LEVEL: info"]],
        ["a command", ["command: serve --api-key abcdef --port 80"], ["abcdef"], ["--port 80"]],
        ["an address", ["environment:", "  URL: postgres://shop:hunter2@db/shop"], ["hunter2"], []],
        ["what is known", ["labels:", "  note: known-secret here"], ["known-secret"], ["here"]],
    ])("hides what is secret in %s and keeps the rest", (_, lines, hidden, kept) => {
        const text = compose(lines);
        const shown = maskedText("compose.yaml", text, ["known-secret"]);
        expect(hidden.filter((one) => shown.includes(one))).toEqual([]);
        expect(kept.filter((one) => !shown.includes(one))).toEqual([]);
        expect(shown.split("\n")).toHaveLength(text.split("\n").length);
    });

    it("keeps images, references and everything that is no secret as it is", () => {
        const text = compose(["image: acme/auth-token:1.2", "environment:", "  DB_PASSWORD: ${DB_PASSWORD}", "  A: 1"]);
        expect(maskedText("compose.yaml", text, [])).toBe(text);
    });

    it("hides the lines of a key in a file of any kind", () => {
        const text = "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----\nb\n";
        const shown = maskedText("certs/site.pem", text, []);
        expect(shown).not.toContain("MIIE");
        expect(shown.split("\n")).toHaveLength(7);
        expect(shown.endsWith("\nb\n")).toBe(true);
    });

    it("says nothing worse than before about a text that is no YAML", () => {
        expect(maskedText("compose.yaml", "a: [\nPASSWORD: hunter2\n", [])).toBe("a: [\nPASSWORD: …\n");
    });
});
