// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import { chosenVersions } from "../../../frontend/src/compare/chosen-versions";
import CompareDialog from "../../../frontend/src/compare/CompareDialog.vue";
import { diffPieces, diffRows, oneBelowTheOther } from "../../../frontend/src/compare/diff-pieces";
import { yamlTokens } from "../../../frontend/src/compare/yaml-tokens";
import type { ComparedVersions } from "../../../frontend/src/composables/use-comparison";
import { cannedComparison, cannedGitComparison } from "../../fakes/canned-comparison";
import { releaseView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const kinds = { " ": "same", "+": "added", "-": "removed" } as const;
const lines = (texts: string[]) =>
    texts.map((text) => ({ kind: kinds[text[0] as keyof typeof kinds], text: text.slice(1) }));
const rows = (texts: string[]) =>
    diffRows(lines(texts)).map(({ before, after }) => `${before?.text ?? "."}|${after?.text ?? "."}`);

describe("diffRows()", () => {
    it.each([
        ["a change", [" a", "-b", "+c", " d"], ["a|a", "b|c", "d|d"]],
        ["more that came", ["-a", "+b", "+c"], ["a|b", ".|c"]],
        ["more that went", ["-a", "-b", "+c", " d"], ["a|c", "b|.", "d|d"]],
        ["two changes in a row", ["-a", "+b", " x", "-c", "+d"], ["a|b", "x|x", "c|d"]],
        ["a new file", ["+a", "+b"], [".|a", ".|b"]],
    ])("pairs %s", (_, texts, pairs) => {
        expect(rows(texts)).toEqual(pairs);
    });

    it("numbers each side for itself, and one below the other the old lines come first", () => {
        const shown = oneBelowTheOther(diffRows(lines([" a", "-b", "-c", "+d", " e"])));
        expect(shown.map(({ cell, before }) => [cell.text, before, cell.number])).toEqual([
            ["a", 1, 1],
            ["b", 2, 2],
            ["c", 3, 3],
            ["d", null, 2],
            ["e", 4, 3],
        ]);
    });
});

describe("diffPieces()", () => {
    it("folds what is far from every change, and nothing that is short", () => {
        const far = Array.from({ length: 10 }, (_, i) => ` ${i}`);
        const pieces = diffPieces(diffRows(lines([...far, "-x", ...far.slice(0, 8), "+y", " a", " b", " c", " d"])));
        expect(pieces.map(({ folded, rows: own }) => [folded, own.length])).toEqual([
            [true, 7],
            [false, 7],
            [false, 2],
            [false, 7],
            [false, 1],
        ]);
    });
});

describe("yamlTokens()", () => {
    it.each([
        ["    image: shop/web:1.2 # pinned", ["key image", "mark :", "comment # pinned"]],
        ['      - "8080:80"', ['string "8080:80"']],
        ["    retries: 5", ["key retries", "mark :", "number 5"]],
        ["    read_only: true", ["key read_only", "mark :", "word true"]],
        ["    LEVEL: ${LEVEL:-info}", ["key LEVEL", "mark :", "variable ${LEVEL:-info}"]],
        ["    <<: *base", ["key <<", "mark :", "mark *base"]],
        ["# all of it: a comment", ["comment # all of it: a comment"]],
        ["data: {}", ["key data", "mark :", "mark {", "mark }"]],
        ["image: redis:7", ["key image", "mark :"]],
    ])("knows the words of %s", (line, words) => {
        const tokens = yamlTokens(line);
        expect(tokens.map(({ text }) => text).join("")).toBe(line);
        expect(tokens.filter(({ kind }) => kind !== "plain").map(({ kind, text }) => `${kind} ${text}`)).toEqual(words);
    });

    it.each(["", "   ", "'open", '"a', "- - -", "a: b: c", "\u0000", "{[,]}", ":::", "- ", "-"])(
        "loses nothing of %j",
        (line) => {
            expect(
                yamlTokens(line)
                    .map(({ text }) => text)
                    .join(""),
            ).toBe(line);
        },
    );
});

describe("chosenVersions()", () => {
    const releases = [42, 41, 40].map((number) => releaseView(number, { state: number === 41 ? "active" : "retired" }));
    const id = (number: number) => releaseView(number).id;
    it.each<[string, ComparedVersions, object]>([
        ["the live one with the one before", { from: null, to: null }, { from: id(40), to: id(41), missing: null }],
        ["a release with the one before", { from: null, to: 42 }, { from: id(41), to: id(42), missing: null }],
        ["two that were named", { from: 40, to: 42 }, { from: id(40), to: id(42), missing: null }],
        ["live with Git", { from: null, to: "git" }, { from: id(41), to: "git", missing: null }],
        ["what is no longer kept", { from: 7, to: 41 }, { from: id(40), to: id(41), missing: 7 }],
    ])("compares %s", (_, asked, chosen) => {
        expect(chosenVersions(releases, asked)).toEqual(chosen);
    });

    it("compares a single release with Git", () => {
        const one = [releaseView(1, { state: "active" })];
        expect(chosenVersions(one, { from: null, to: null })).toMatchObject({ to: "git" });
    });
});

let mounted: ReturnType<typeof mountWith> | null = null;
afterEach(() => mounted?.wrapper.unmount());

const soon = (read: () => unknown) => expect.poll(read, { timeout: 20_000 });
const text = () => (document.body.textContent ?? "").replace(/\s+/g, " ");

function open(versions: ComparedVersions, answers: Record<string, (payload: never) => unknown> = {}) {
    const all: Record<string, (payload: never) => unknown> = {
        [CALLS.releases]: () => ({ items: [releaseView(41, { state: "active" }), releaseView(39)], next: null }),
        [CALLS.compareReleases]: ({ to }: { to: unknown }) => (to === "git" ? cannedGitComparison : cannedComparison),
        ...answers,
    };
    const channel = new FakeChannel(
        Object.fromEntries(
            Object.entries(all).map(([name, run]) => [
                name,
                (payload: unknown) => ({ ok: true, data: run(payload as never) }),
            ]),
        ),
    );
    mounted = mountWith(CompareDialog, { stack: "shop", branch: "main", versions }, channel);
    return channel;
}

describe("CompareDialog", () => {
    it("shows commits, images, variables and files of two releases", async () => {
        open({ from: 39, to: 41 });
        await soon(text).toContain("5 files · 3 variables · 2 images");
        expect(text()).toContain("Commits that come (52)");
        expect(text()).toContain("… and 50 more");
        expect(text()).toContain("built (a1b2c3d) → built (9f8e7d6)");
        expect(text()).toContain("changedDB_PASSWORD secret");
        expect(text()).toContain("Show 9 unchanged lines");
        expect(document.querySelector<HTMLAnchorElement>(".cicd-compare a[href*=compare]")?.rel).toContain("noopener");
    });

    it("asks anew when another side is chosen, and swaps releases alone", async () => {
        const channel = open({ from: 39, to: 41 });
        await soon(text).toContain("Images");
        document.querySelector<HTMLButtonElement>("[aria-label='Swap before and after']")!.click();
        const [older, newer] = [releaseView(39).id, releaseView(41).id];
        await soon(() => channel.asked(CALLS.compareReleases)).toEqual([
            { stack: "shop", from: older, to: newer },
            { stack: "shop", from: newer, to: older },
        ]);
        const select = document.querySelectorAll("select")[1]!;
        select.value = "git";
        select.dispatchEvent(new Event("change"));
        await soon(text).toContain("built from this commit");
        expect(document.querySelector<HTMLButtonElement>("[aria-label='Swap before and after']")!.disabled).toBe(true);
    });

    it("links to nothing but web pages, whatever a server says", async () => {
        const added = { count: 1, items: [{ ...cannedComparison.added!.items[0]!, url: "javascript:alert(1)" }] };
        const view = { ...cannedComparison, url: "javascript:alert(1)", added };
        open({ from: 39, to: 41 }, { [CALLS.compareReleases]: () => view });
        await soon(text).toContain("Commits that come (1)");
        expect(document.querySelectorAll(".cicd-compare a")).toHaveLength(0);
    });

    it("says where there is no difference, and which release is no longer kept", async () => {
        const nothing = { files: [], environment: [], images: [], added: null, gone: null, url: null };
        open({ from: 7, to: 41 }, { [CALLS.compareReleases]: () => ({ ...cannedComparison, ...nothing }) });
        await soon(text).toContain("No difference: files, variables and images are the same.");
        expect(text()).toContain("Release #7 is no longer kept.");
        expect(text()).toContain("The history doesn't say which commits lie between them.");
    });
});
