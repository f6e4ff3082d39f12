import { describe, expect, it } from "vitest";
import { tellable } from "../../../../backend/deploy/plan/tellable";

const tell = tellable([], []);

describe("tellable()", () => {
    it("hides logins in addresses, wherever they stand", () => {
        expect(tell("url", "postgres://ana:geheim@db/app").hidden).toBe(true);
        expect(tell("command", "sync --from ftp://ana:geheim@files --to s3://bucket").text).toBe(
            "sync --from ftp://…@files --to s3://bucket",
        );
        expect(tell("url", "https://db.example.org:5432/app")).toEqual({
            text: "https://db.example.org:5432/app",
            hidden: false,
        });
    });

    it.each([
        ["a long word", "a".repeat(500_000)],
        ["an address that never ends", `a://${":".repeat(500_000)}`],
        ["many schemes", "a://".repeat(100_000)],
    ])("costs %s no more than its length", (_, value) => {
        const began = performance.now();
        tell("command", value);
        expect(performance.now() - began).toBeLessThan(2000);
    });
});
