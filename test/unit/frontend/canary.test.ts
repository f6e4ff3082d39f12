// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { CanaryView } from "../../../common/canary-views";
import { phrase } from "../../../common/phrase";
import { CALLS, PUSHES } from "../../../common/socket-events";
import CanaryProgress from "../../../frontend/src/components/CanaryProgress.vue";
import { canaryView } from "../../fakes/canned-canary";
import { deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const running = { state: "running", finishedAt: null } as const;
const show = (change: Partial<CanaryView> = {}, deployment: object = running) => {
    const canaries = [canaryView(change)];
    const channel = new FakeChannel({ [CALLS.decideCanary]: () => ({ ok: true, data: deploymentView(44) }) });
    mounted = mountWith(CanaryProgress, { deployment: deploymentView(44, { ...deployment, canaries }) }, channel);
};
const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
const labels = () => mounted.wrapper.findAll("button").map((one) => one.text());
const rows = () => mounted.wrapper.findAll("tbody tr").map((row) => row.text().replace(/\s+/g, " "));

describe("a canary", () => {
    it("shows step, weight and the figures of both versions", () => {
        show();
        expect(text()).toContain("step 1 of 2: 10 % of the traffic");
        expect(rows()).toEqual(["new1,2346 (0.5 %) 14 ms", "old11,1060 (0 %) 12 ms"]);
        expect(text()).toMatch(/goes on in \d+ s at the earliest/);
    });

    it.each([
        ["promote", "Promote"],
        ["abort", "Abort"],
    ])("is decided about by hand: %s", async (action, label) => {
        show();
        await mounted.wrapper
            .findAll("button")
            .find((one) => one.text() === label)!
            .trigger("click");
        expect(mounted.channel.asked(CALLS.decideCanary)).toEqual([{ deployment: 44, action }]);
    });

    it("follows the figures that the server sends for this deployment", async () => {
        show();
        mounted.channel.push(PUSHES.canary, { stack: "shop", deployment: 45, canaries: [] });
        mounted.channel.push(PUSHES.canary, {
            ...{ stack: "shop", deployment: 44 },
            canaries: [
                canaryView({ step: 2, weight: 50, verdict: phrase("figures.well", { requests: 5, errors: 0 }) }),
            ],
        });
        await expect.poll(text).toContain("step 2 of 2: 50 % of the traffic");
        expect(text()).toContain("5 requests, 0 of them failed");
    });

    it.each([
        ["is prolonged", { until: "2020-01-01T00:00:00Z" }, "prolonged until the figures are certain", 2],
        ["waits for a person", { until: "2020-01-01T00:00:00Z", manual: true }, "waits to be promoted by hand", 3],
        ["was aborted", { state: "aborted" as const }, "aborted", 0],
        [
            "was promoted by somebody",
            { state: "promoted" as const, decision: { action: "promote" as const, by: "ana", at: "" } },
            "ana promotes the new version.",
            0,
        ],
    ])("says that it %s", (_, change, words, buttons) => {
        show(change);
        expect(text()).toContain(words);
        expect(labels()).toHaveLength(buttons);
    });

    it("that is promoted by hand has a way to the next step, as long as there is one", async () => {
        show({ manual: true });
        expect(labels()).toEqual(["Next step", "Promote", "Abort"]);
        await mounted.wrapper.find("button").trigger("click");
        expect(mounted.channel.asked(CALLS.decideCanary)).toEqual([{ deployment: 44, action: "next" }]);
        mounted.wrapper.unmount();
        show({ manual: true, step: 2 });
        expect(labels()).toEqual(["Promote", "Abort"]);
    });

    it("of a deployment that has ended can't be decided about any more", () => {
        show({}, { state: "rolled-back" });
        expect(labels()).toEqual([]);
    });

    it("without a known latency shows a dash", () => {
        show({ old: { requests: 0, errors: 0, latencyMs: null } });
        expect(rows()[1]).toContain("–");
    });
});
