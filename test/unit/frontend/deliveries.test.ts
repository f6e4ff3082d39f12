// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { Router } from "vue-router";
import { CALLS } from "../../../common/socket-events";
import { visibleText } from "../../../frontend/src/format/visible-text";
import { cannedDeliveries, connectedStack } from "../../fakes/canned-views";
import type { FakeChannel } from "../../fakes/fake-channel";
import { showCicdPage } from "./show-cicd-page";

let wrapper: Awaited<ReturnType<typeof showCicdPage>>["wrapper"];
let channel: FakeChannel;
let router: Router;

const ok = (data: unknown) => () => ({ ok: true, data });

async function show(address: string, answers: FakeChannel["answers"] = {}): Promise<void> {
    ({ channel, router, wrapper } = await showCicdPage(address, answers));
}

const text = () => wrapper.text().replace(/\s+/g, " ");
const rows = () => wrapper.findAll(".cicd-row");
afterEach(() => wrapper?.unmount());

describe("deliveries", () => {
    it("say what became of each and why, whose it was, and what was refused", async () => {
        await show("/cicd?tab=deliveries");
        await expect.poll(() => wrapper.findAll(".cicd-row").length).toBe(cannedDeliveries.length);
        const [first, second] = wrapper.findAll(".cicd-row").map((row) => row.text().replace(/\s+/g, " "));
        expect(first).toContain("accepted");
        expect(first).toContain("shop");
        expect(first).toContain("deployment #42");
        expect(second).toContain("ignored");
        expect(second).toContain("branch feature/x matches no rule");
        expect(text()).toContain(`shop has refused messages: ${connectedStack.repository!.webhook.refused}`);
    });

    it("unfold headers and body, and are delivered again on request", async () => {
        await show("/cicd?tab=deliveries", {
            [CALLS.redeliver]: ok({ ...cannedDeliveries[1], reason: "deploys shop" }),
        });
        await expect.poll(() => wrapper.findAll(".cicd-row").length).toBe(cannedDeliveries.length);
        await wrapper.findAll(".cicd-row__head")[1]!.trigger("click");
        await flushPromises();
        expect(text()).toContain("x-gitea-event");
        expect(wrapper.find("pre").text()).toContain('"login": "ben"');
        const button = wrapper.findAll("button").find((one) => one.text().includes("Redeliver"))!;
        await button.trigger("click");
        await flushPromises();
        expect(channel.asked(CALLS.redeliver)).toEqual([{ event: cannedDeliveries[1]!.id }]);
        expect(text()).toContain("Delivered again: deploys shop");
    });

    it("lead to the deployments that came of them", async () => {
        await show("/cicd?tab=deliveries");
        await expect.poll(() => rows().length).toBe(cannedDeliveries.length);
        await wrapper.findAll(".cicd-row__head")[0]!.trigger("click");
        await flushPromises();
        const link = rows()[0]!.find("a");
        expect([link.text(), link.attributes("href")]).toEqual(["#42 shop", "/compose/shop"]);
        expect(rows()[0]!.find(".cicd-deliveries .cicd-state").exists()).toBe(true);
        await link.trigger("click");
        await flushPromises();
        expect(router.currentRoute.value.path).toBe("/compose/shop");
    });

    it("are narrowed down by stack and verdict, and the address keeps that", async () => {
        await show("/cicd?tab=deliveries&verdict=ignored&stack=shop");
        await expect.poll(() => rows().length).toBe(cannedDeliveries.length);
        expect(channel.asked(CALLS.webhookEvents)).toEqual([{ stack: "shop", verdict: "ignored", limit: 25 }]);
        const [stack, verdict] = wrapper.findAll("select");
        expect([stack!.element.value, verdict!.element.value]).toEqual(["shop", "ignored"]);
        await verdict!.setValue("duplicate");
        await flushPromises();
        expect(router.currentRoute.value.query).toEqual({ tab: "deliveries", stack: "shop", verdict: "duplicate" });
        expect(channel.asked(CALLS.webhookEvents).at(-1)).toMatchObject({ verdict: "duplicate" });
    });

    it("tell that the filters let nothing through, and how to be rid of them", async () => {
        const nothing = ok({ items: [], next: null });
        await show("/cicd?tab=deliveries&verdict=accepted&stack=%3Cb%3E", { [CALLS.webhookEvents]: nothing });
        await expect.poll(text).toContain("No delivery matches these filters.");
        expect(channel.asked(CALLS.webhookEvents)).toEqual([{ verdict: "accepted", limit: 25 }]);
        await wrapper.find(".cicd-link").trigger("click");
        await flushPromises();
        expect(router.currentRoute.value.fullPath).toBe("/cicd?tab=deliveries");
    });

    const withBody = (body: string) => ({
        [CALLS.webhookEvent]: ok({ ...cannedDeliveries[1], headers: { "user-agent": "\u001b[2J" }, body }),
    });
    async function openBody(body: string): Promise<void> {
        await show("/cicd?tab=deliveries", withBody(body));
        await expect.poll(() => rows().length).toBe(cannedDeliveries.length);
        await wrapper.findAll(".cicd-row__head")[1]!.trigger("click");
        await flushPromises();
    }

    it("show a long body in part, and wholly when asked", async () => {
        await openBody(JSON.stringify({ text: "x".repeat(1_000_000) }));
        expect(wrapper.find("pre").text().length).toBe(100_000);
        const button = wrapper.findAll("button").find((one) => one.text().includes("Show all of it (1.0 MB)"))!;
        await button.trigger("click");
        expect(wrapper.find("pre").text().length).toBeGreaterThan(1_000_000);
    });

    it.each([
        ["markup", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
        ["terminal colours", "\u001b[31mred\u0007", "\\u001b[31mred\\u0007"],
        ["text that runs backwards", "a\u202eb", "a\\u202eb"],
        ["what is no text", "\u0000\ufffd", "\\u0000\ufffd"],
    ])("show %s as it is written", async (_, body, shown) => {
        await openBody(body);
        expect(wrapper.find("pre").text()).toBe(shown);
        expect(wrapper.find("pre").element.children).toHaveLength(0);
        expect(text()).toContain("\\u001b[2J");
    });
});

describe("visibleText()", () => {
    it.each([
        ["plain text, ünï/分支 🎉\n\tand more", "plain text, ünï/分支 🎉\n\tand more"],
        ["a\r\nb\rc", "a\nb\\u000dc"],
        ["\u009b1m\u2066x\u2069\ufeff", "\\u009b1m\\u2066x\\u2069\\ufeff"],
    ])("%j", (given, shown) => expect(visibleText(given)).toBe(shown));
});
