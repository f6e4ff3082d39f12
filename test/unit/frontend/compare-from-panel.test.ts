// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { GitPosition } from "../../../common/git-position";
import { CALLS } from "../../../common/socket-events";
import CompareButtons from "../../../frontend/src/components/CompareButtons.vue";
import GitNote from "../../../frontend/src/components/GitNote.vue";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { releaseView } from "../../fakes/canned-views";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const soon = (read: () => unknown) => expect.poll(read, { timeout: 20_000 });
const text = () => (document.body.textContent ?? "").replace(/\s+/g, " ");
const button = (words: string) =>
    [...document.body.querySelectorAll("button")].find((one) => one.textContent?.includes(words));

describe("GitNote", () => {
    const base: GitPosition = { branch: "main", head: null, behind: 0, ahead: 0 };
    it.each<[string, Partial<GitPosition>, boolean]>([
        ["matches Git", {}, false],
        ["behind Git by 1 commit", { behind: 1 }, true],
        ["behind Git by 3 commits", { behind: 3, ahead: 2 }, true],
        ["1 commit that main does not have", { ahead: 1 }, true],
        ["2 commits that main does not have", { ahead: 2 }, true],
    ])("says %s", (words, change, leads) => {
        mounted = mountWith(GitNote, { position: { ...base, ...change } });
        expect(mounted.wrapper.text()).toBe(words);
        expect(mounted.wrapper.find("button").exists()).toBe(leads);
    });
});

describe("CompareButtons", () => {
    it.each([
        [41, 41, ["Compare with the one before"]],
        [39, 41, ["Compare with live", "Compare with the one before"]],
        [0, 41, ["Compare with live"]],
        [0, 0, []],
        [3, null, ["Compare with the one before"]],
    ])("of release #%i with #%s live offer what there is", (release, live, words) => {
        mounted = mountWith(CompareButtons, { release, live });
        expect(mounted.wrapper.findAll("button").map((one) => one.text())).toEqual(words);
    });
});

describe("StackPanel", () => {
    const asked = () => mounted.channel.asked(CALLS.compareReleases);

    it("opens the comparison with Git from the words, and closes it", async () => {
        mounted = mountWith(StackPanel, { stack: "shop" });
        await soon(text).toContain("behind Git by 3 commits");
        button("behind Git by 3 commits")!.click();
        await soon(text).toContain("Compare versions of shop");
        await soon(asked).toEqual([{ stack: "shop", from: releaseView(41).id, to: "git" }]);
        button("Close")!.click();
        await soon(text).not.toContain("Compare versions of shop");
    });

    it("leads from the comparison to what really runs", async () => {
        mounted = mountWith(StackPanel, { stack: "edited" });
        await soon(text).toContain("differs from release");
        button("behind Git by 3 commits")!.click();
        await soon(text).toContain("What really runs differs from the live release");
        button("What really runs differs")!.click();
        await soon(text).toContain("Decide what becomes of it");
        expect(text()).not.toContain("Compare versions of shop");
    });

    it("opens it from a row of the history", async () => {
        mounted = mountWith(StackPanel, { stack: "shop" });
        await soon(() => document.querySelectorAll(".cicd-row__head").length).toBeGreaterThan(1);
        const rows = [...document.querySelectorAll<HTMLElement>(".cicd-row__head")];
        rows.forEach((row) => row.click());
        await soon(() => button("Compare with the one before")).toBeDefined();
        button("Compare with the one before")!.click();
        await soon(text).toContain("Compare versions of shop");
    });
});
