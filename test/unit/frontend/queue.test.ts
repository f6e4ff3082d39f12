// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { QueuedView, QueueView } from "../../../common/queue-views";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { deploymentView } from "../../fakes/canned-views";
import type { FakeChannel } from "../../fakes/fake-channel";
import { showCicdPage } from "./show-cicd-page";

let wrapper: Awaited<ReturnType<typeof showCicdPage>>["wrapper"];
let channel: FakeChannel;

const queuedOf = (id: number, place: number, behind: QueuedView["behind"] = null): QueuedView => ({
    place,
    behind,
    why: "",
    canMoveUp: place > 1,
    canMoveDown: place < 3,
    deployment: deploymentView(id, { stack: `stack-${id}`, state: "queued", startedAt: null, finishedAt: null }),
});
const line = (...ids: number[]): QueueView => ({
    places: 2,
    taken: 2,
    queued: ids.length,
    items: ids.map((id, index) => queuedOf(id, index + 1, id === 52 ? { id: 42, state: "running" } : null)),
});
let shown: QueueView;

async function show(): Promise<void> {
    shown = line(51, 52, 53);
    ({ channel, wrapper } = await showCicdPage("/cicd", {
        [CALLS.queue]: () => ({ ok: true, data: shown }),
        [CALLS.moveDeployment]: () => ({ ok: true, data: (shown = line(53, 51, 52)) }),
        [CALLS.cancel]: () => ({ ok: true, data: deploymentView(52, { state: "canceled" }) }),
    }));
    await flushPromises();
}

const rows = () => wrapper.findAll(".cicd-queue li").map((row) => row.text().match(/#\d+/)![0]);
const button = (label: string) => wrapper.find<HTMLButtonElement>(`.cicd-queue [aria-label="${label}"]`);

afterEach(() => wrapper.unmount());

describe("the queue", () => {
    it("shows places and reasons, and buttons only where they do something", async () => {
        await show();
        expect(rows()).toEqual(["#51", "#52", "#53"]);
        const text = wrapper.find(".cicd-queue").text().replace(/\s+/g, " ");
        expect(text).toContain("Running at the same time: 2 of 2.");
        expect(text).toContain("behind #42 of the same stack, which is running");
        expect(text).toContain("waits for a free place");
        expect(button("Move #51 up").element.disabled).toBe(true);
        expect(button("Move #51 down").element.disabled).toBe(false);
        expect(button("Move #53 down").element.disabled).toBe(true);
    });

    it("moves a row, keeps the focus on it and says its place", async () => {
        await show();
        await button("Move #53 to the front").trigger("click");
        await flushPromises();
        expect(channel.asked(CALLS.moveDeployment)).toEqual([{ deployment: 53, to: "first" }]);
        expect(rows()).toEqual(["#53", "#51", "#52"]);
        expect(document.activeElement?.getAttribute("aria-label")).toBe("Move #53 down");
        expect(wrapper.find(".cicd-queue [role=status]").text()).toBe("#53 is number 1 in line now.");
    });

    it("cancels, and reads the line again when a state changes, not at every step", async () => {
        await show();
        await button("Cancel #52").trigger("click");
        expect(channel.asked(CALLS.cancel)).toEqual([{ deployment: 52 }]);
        const before = channel.asked(CALLS.queue).length;
        shown = line(51, 53);
        const running = deploymentView(42, { state: "running" });
        channel.push(PUSHES.changed, { stack: "shop", deployment: running });
        await flushPromises();
        channel.push(PUSHES.changed, { stack: "shop", deployment: running });
        await flushPromises();
        expect(channel.asked(CALLS.queue)).toHaveLength(before + 1);
        expect(rows()).toEqual(["#51", "#53"]);
    });

    it("is gone when nothing is queued", async () => {
        await show();
        shown = line();
        channel.push(PUSHES.stackChanged, { stack: "shop" });
        await flushPromises();
        expect(wrapper.find(".cicd-queue").exists()).toBe(false);
    });
});
