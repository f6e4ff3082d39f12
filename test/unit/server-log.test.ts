import { describe, expect, it } from "vitest";
import { createServerLog, openServerLog } from "../../backend/server-log";

const clock = { now: () => new Date("2026-01-01T00:00:00.000Z") };

function lines(format: "json" | "text", secrets: string[] = []) {
    const written: string[] = [];
    return { written, log: createServerLog(clock, { format, secrets, write: (line) => written.push(line) }) };
}

describe("server log", () => {
    it("writes JSON that reads back, one line for each event", () => {
        const { log, written } = lines("json");
        log.info('two\nlines "quoted"', { deployment: 7, error: { code: "X", message: "a\nb" } });
        expect(written).toHaveLength(1);
        expect(written[0]).not.toContain("\n");
        expect(JSON.parse(written[0]!)).toEqual({
            time: "2026-01-01T00:00:00.000Z",
            level: "info",
            component: "cicd",
            message: 'two\nlines "quoted"',
            deployment: 7,
            error: { code: "X", message: "a\nb" },
        });
    });

    it("writes words in one line, whatever they hold", () => {
        const { log, written } = lines("text");
        log.info("ready", { stack: "shop", user: "a b\n\u001b[2J", duration: 12, step: undefined });
        expect(written).toEqual([
            '2026-01-01T00:00:00.000Z [cicd] INFO ready stack=shop user="a b\\n\\u001b[2J" duration=12',
        ]);
    });

    it.each(["json", "text"] as const)("masks secrets in %s, in every value", (format) => {
        const { log, written } = lines(format, ["hunter2-secret"]);
        log.error("hunter2-secret", new Error("clone of https://ana:pa55word@git.example.org/x failed"));
        log.info("x", { error: { message: "Authorization: Bearer abcdefgh12345678" }, list: ["hunter2-secret"] });
        log.info("token ghp_0123456789abcdefghij", { base64: Buffer.from("hunter2-secret").toString("base64") });
        const all = written.join("\n");
        for (const secret of ["hunter2", "pa55word", "abcdefgh12345678", "0123456789abcdefghij", "aHVudGVy"]) {
            expect(all).not.toContain(secret);
        }
        expect(all).toContain("git.example.org");
    });

    it.each([
        [undefined, true],
        ["json", true],
        [" TEXT ", false],
        ["yaml", true],
    ])("is JSON unless the environment says otherwise (%j)", (wanted, json) => {
        const written: string[] = [];
        const environment = { DOCKGE_CICD_LOG: wanted, DOCKGE_CICD_KEY: "hunter2-secret" };
        openServerLog(clock, environment, (line) => written.push(line)).info("ready hunter2-secret");
        expect(written[0]!.startsWith("{")).toBe(json);
        expect(written[0]).not.toContain("hunter2");
    });
});
