// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { longDuration } from "../../../frontend/src/format/long-duration";
import { spansOf } from "../../../frontend/src/pages/cicd/figures/bars";
import { cannedFigures } from "../../fakes/canned-figures";
import { deploymentView } from "../../fakes/canned-views";
import { showCicdPage } from "./show-cicd-page";

let shown: Awaited<ReturnType<typeof showCicdPage>>;
afterEach(() => shown?.wrapper.unmount());

async function show(address: string, figures = cannedFigures()): Promise<void> {
    shown = await showCicdPage(address, { [CALLS.figures]: () => ({ ok: true, data: figures }) });
    await expect.poll(() => shown.channel.asked(CALLS.figures).length).toBeGreaterThan(0);
    await flushPromises();
}
const text = () => shown.wrapper.text().replace(/\s+/g, " ");
const button = (label: string) => shown.wrapper.findAll("button").find((one) => one.text() === label)!;

describe("the tab Figures", () => {
    it("asks for the range and the stack in the address, and puts a choice there", async () => {
        await show("/cicd?tab=figures&days=7&stack=shop");
        expect(shown.channel.asked(CALLS.figures)).toEqual([{ days: 7, stack: "shop" }]);
        expect(button("7 days").attributes("aria-pressed")).toBe("true");
        await button("90 days").trigger("click");
        await flushPromises();
        expect(shown.router.currentRoute.value.query).toEqual({ tab: "figures", days: "90", stack: "shop" });
        expect(shown.channel.asked(CALLS.figures).at(-1)).toEqual({ days: 90, stack: "shop" });
    });

    it.each(["days=12", "days=1e9", "stack=../x"])("reads %s as nothing", async (query) => {
        await show(`/cicd?tab=figures&${query}`);
        expect(shown.channel.asked(CALLS.figures)).toEqual([{ days: 30 }]);
    });

    it("tells each chart to those who don't see it, too", async () => {
        await show("/cicd?tab=figures");
        const charts = shown.wrapper.findAll("svg[role=img]");
        expect(charts).toHaveLength(3);
        for (const chart of charts) {
            const [title, description] = chart.attributes("aria-labelledby")!.split(" ");
            expect(chart.find(`[id="${title}"]`).text()).not.toBe("");
            expect(chart.find(`[id="${description}"]`).text()).not.toBe("");
        }
        expect(shown.wrapper.findAll("figure tbody tr")).toHaveLength(90);
        expect(text()).toContain("95 of 100 below 1 d 6 h.");
        expect(text()).toContain("An image could not be built.");
    });

    it("teaches when there is nothing yet", async () => {
        await show("/cicd?tab=figures", { ...cannedFigures(), ended: {} });
        expect(text()).toContain("Nothing has ended in this time.");
        expect(shown.wrapper.find("svg[role=img]").exists()).toBe(false);
    });

    it("asks again when a deployment has ended", async () => {
        await show("/cicd?tab=figures");
        shown.channel.push(PUSHES.changed, { stack: "shop", deployment: deploymentView(77, { state: "succeeded" }) });
        await expect.poll(() => shown.channel.asked(CALLS.figures).length, { timeout: 5000 }).toBe(2);
    });
});

describe("spansOf()", () => {
    it("shows days, and weeks where they are many, the last one whole", () => {
        const days = cannedFigures({ days: 90 }).days;
        expect(spansOf(days.slice(-30))).toHaveLength(30);
        const weeks = spansOf(days);
        expect(weeks).toHaveLength(13);
        expect(weeks.at(-1)!.days).toHaveLength(7);
        expect(weeks.flatMap((week) => week.days)).toEqual(days);
    });
});

describe("longDuration()", () => {
    it.each([
        [0, "0 s"],
        [420, "0.4 s"],
        [9_940, "9.9 s"],
        [65_000, "1 min 5 s"],
        [7_200_000, "2 h 0 min"],
        [187_200_000, "2 d 4 h"],
    ])("writes %d ms as %s", (ms, words) => {
        expect(longDuration(ms)).toBe(words);
    });
});
