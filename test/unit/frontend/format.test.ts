// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { byteSize } from "../../../frontend/src/format/byte-size";
import { forgeOfUrl, hostOfUrl } from "../../../frontend/src/format/forge-of-url";
import { firstLine, refName, shortSha } from "../../../frontend/src/format/git";
import { duration, elapsed, relativeTime } from "../../../frontend/src/format/time";
import { withoutColours } from "../../../frontend/src/format/without-colours";
import { speak } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";

const now = Date.parse("2026-05-01T12:00:00.000Z");
const second = 1000;

describe("relativeTime()", () => {
    it.each([
        ["a clock that runs ahead", -9 * second, "just now"],
        ["a moment", 4 * second, "just now"],
        ["seconds", 12 * second, "12 s ago"],
        ["minutes", 119 * second, "1 min ago"],
        ["hours", 7200 * second, "2 h ago"],
        ["days", 3 * 86_400 * second, "3 d ago"],
    ])("reads well when it is %s", (_name, past, text) => {
        expect(relativeTime(new Date(now - past).toISOString(), now)).toBe(text);
    });
});

describe("duration()", () => {
    it.each([
        [400, "0 s"],
        [34_000, "34 s"],
        [125_000, "2 min 5 s"],
        [3_840_000, "1 h 4 min"],
    ])("writes %d ms", (ms, text) => expect(duration(ms)).toBe(text));
});

describe("elapsed()", () => {
    const startedAt = new Date(now - 5000).toISOString();
    it.each([
        ["it has not begun", { startedAt: null, finishedAt: null }, null],
        ["it runs", { startedAt, finishedAt: null }, 5000],
        ["it has ended", { startedAt, finishedAt: new Date(now - 2000).toISOString() }, 3000],
    ])("counts when %s", (_name, span, ms) => expect(elapsed(span, now)).toBe(ms));
});

describe("refName()", () => {
    it.each([
        ["refs/heads/feature/x", "feature/x"],
        ["refs/tags/v1.2", "v1.2"],
        ["a".repeat(40), "aaaaaaa"],
        [null, ""],
    ])("shortens %s", (ref, name) => expect(refName(ref)).toBe(name));

    it("goes with a short sha and the first line of a message", () => {
        expect([shortSha("0123456789"), firstLine("Add x\n\nBecause y")]).toEqual(["0123456", "Add x"]);
    });
});

describe("forgeOfUrl()", () => {
    it.each([
        ["https://github.com/ana/app.git", "github"],
        ["git@github.com:ana/app.git", "github"],
        ["https://gitlab.example.org/ana/app", "gitlab"],
        ["https://bitbucket.org/ana/app.git", "bitbucket"],
        ["https://gitea.home:3000/ana/app.git", "gitea"],
        ["https://codeberg.org/ana/app.git", "forgejo"],
        ["https://ana@dev.azure.com/org/p/_git/app", "azure-devops"],
        ["https://notgithub.com/ana/app.git", null],
        ["https://example.org/github.com/app.git", null],
        ["half a ur", null],
    ])("recognises %s", (url, forge) => expect(forgeOfUrl(url)).toBe(forge));
});

describe("hostOfUrl()", () => {
    it.each([
        ["https://Git.Example.org:3000/a.git", "git.example.org:3000"],
        ["git@git.example.org:ana/app.git", "git.example.org"],
        ["nothing", ""],
    ])("finds the host of %s", (url, host) => expect(hostOfUrl(url)).toBe(host));
});

describe("byteSize()", () => {
    it.each([
        [0, "0 B"],
        [999, "999 B"],
        [1500, "1.5 kB"],
        [38_400_000, "38 MB"],
    ])("writes %d", (bytes, text) => expect(byteSize(bytes)).toBe(text));

    it("names the unit as the language does", () => {
        speak("fr", {});
        expect(byteSize(1500)).toBe("1,5 ko");
        speak("en", english);
    });
});

describe("withoutColours()", () => {
    it.each([
        ["\u001b[31mred\u001b[0m text", "red text"],
        ["\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007", "link"],
        ["10 %\r50 %\rdone\n", "done\n"],
        ["windows\r\nline", "windows\nline"],
    ])("keeps the text of %j", (text, plain) => expect(withoutColours(text)).toBe(plain));
});
