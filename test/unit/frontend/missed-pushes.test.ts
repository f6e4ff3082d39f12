// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { RepositoryView } from "../../../common/views";
import LiveRelease from "../../../frontend/src/components/LiveRelease.vue";
import PollField from "../../../frontend/src/components/PollField.vue";
import { connectedStack, repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

type Mounted = ReturnType<typeof mountWith>;
let mounted: Mounted;
afterEach(() => mounted.wrapper.unmount());

const text = () => mounted.wrapper.text().replace(/\s+/g, " ");

describe("PollField", () => {
    const show = (change: Partial<RepositoryView> = {}, answers: FakeChannel["answers"] = {}) =>
        (mounted = mountWith(
            PollField,
            { stack: "blog", repository: repositoryView(change) },
            new FakeChannel(answers),
        ));
    const minutes = () => mounted.wrapper.find<HTMLInputElement>("input[type=number]");

    it("saves the interval and leaves everything else as it is", async () => {
        const repository = repositoryView({ pollMinutes: 15 });
        show({ pollMinutes: 15 }, { [CALLS.connect]: () => ({ ok: true, data: repository }) });
        expect(minutes().element.value).toBe("15");
        expect(mounted.wrapper.find("button").attributes()).toHaveProperty("aria-disabled");
        await minutes().setValue("5");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(() => mounted.wrapper.emitted("saved")).toEqual([[repository]]);
        const [sent] = mounted.channel.asked(CALLS.connect);
        expect(sent).toMatchObject({
            stack: "blog",
            repository: { pollMinutes: 5, url: repository.url, rules: repository.rules, branch: repository.branch },
        });
    });

    it("says when it last looked, and that it went well", () => {
        show({ lastPollAt: new Date().toISOString() });
        expect(text()).toContain("Last look:");
        expect(text()).toContain("worked");
    });

    it("says why the last look failed", () => {
        show({ lastPollAt: new Date().toISOString(), lastPollError: "git.example.org did not answer in time." });
        expect(text()).toContain("failed");
        expect(text()).toContain("git.example.org did not answer in time.");
    });

    it("says so when nobody has looked yet, and whom it concerns", () => {
        show({ sharedWith: ["shop"] });
        expect(text()).toContain("Nobody has looked yet.");
        expect(text()).toContain("all stacks of this repository");
    });
});

describe("LiveRelease", () => {
    const withdrawn = (count: number) =>
        ["abc1234", "def5678", "0123456"].slice(0, count).map((start) => ({
            sha: start.padEnd(40, "0"),
            by: "ana",
            at: "2026-03-04T05:06:07.000Z",
        }));

    it.each([
        [0, "", "rolled back"],
        [1, "ana rolled back abc1234: pushes don't deploy it", "more"],
        [3, "ana rolled back abc1234 and 2 more", "def5678"],
    ])("tells of %i withdrawn commits in one line", (count, said, unsaid) => {
        const repository = repositoryView({ withdrawn: withdrawn(count) });
        mounted = mountWith(LiveRelease, { view: { ...connectedStack, repository } });
        expect(text()).toContain(said);
        expect(text()).not.toContain(unsaid);
    });
});
