// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { Router } from "vue-router";
import { settingsSchema } from "../../../common/schema";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import type { DeploymentView } from "../../../common/views";
import { deploymentView } from "../../fakes/canned-views";
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
const rows = () => wrapper.findAll(".cicd-row").map((row) => row.find(".cicd-row__id").text());
const running = () => wrapper.findAll(".cicd-running").map((one) => one.text().match(/#\d+/)![0]);
const listed = () => (channel.asked(CALLS.deployments) as { limit: number }[]).filter(({ limit }) => limit < 100);
const push = async (deployment: DeploymentView) => {
    channel.push(PUSHES.changed, { stack: deployment.stack, deployment });
    await flushPromises();
};

afterEach(() => wrapper.unmount());

describe("the address of the page", () => {
    const back = async () => {
        router.back();
        await flushPromises();
    };
    const soon = { timeout: 30_000 };
    const chosen = () => wrapper.find("[role=tab][aria-selected=true]").text();

    it("takes each tab and each part of the settings as a step that the back button goes back", async () => {
        await show("/cicd");
        await wrapper.findAll("[role=tab]")[1]!.trigger("click");
        await flushPromises();
        await wrapper.findAll("[role=tab]").at(-1)!.trigger("click");
        // The code of a tab comes when it is opened.
        await expect.poll(() => wrapper.find(".cicd-settings nav a:last-child").exists(), soon).toBe(true);
        await wrapper.find(".cicd-settings nav a:last-child").trigger("click");
        await flushPromises();
        expect(wrapper.find(".cicd-settings nav a:last-child").attributes("aria-current")).toBe("page");
        await back();
        expect(wrapper.find(".cicd-settings nav a:first-child").attributes("aria-current")).toBe("page");
        await back();
        expect(chosen()).toBe("Figures");
        await back();
        expect(chosen()).toBe("Deployments");
    }, 60_000);

    it("does not keep filters as steps", async () => {
        await show("/cicd?tab=audit");
        await router.push("/cicd");
        await flushPromises();
        await wrapper.find("select").setValue("shop");
        await flushPromises();
        expect(router.currentRoute.value.query).toEqual({ stack: "shop" });
        await back();
        expect(chosen()).toBe("Audit");
    });
});

describe("the deployments of all stacks", () => {
    it("has what is unfinished on top, and what has finished below, with the stack's name", async () => {
        await show("/cicd");
        await expect.poll(running).toEqual(["#42"]);
        expect(rows()).toEqual(["#41", "#40", "#39", "#38"]);
        expect(wrapper.find(".cicd-running").text()).toContain("shop");
        expect(wrapper.find(".cicd-row .cicd-stack").text()).toBe("shop");
        expect(wrapper.find(".cicd-row .cicd-state").text()).toBe("live");
    });

    it("watches every stack, and stops with the page", async () => {
        await show("/cicd");
        expect(channel.asked(CALLS.watch)).toEqual([{}]);
        wrapper.unmount();
        expect(channel.asked(CALLS.unwatch)).toEqual([{}]);
        expect(channel.pushListeners.size).toBe(0);
        expect(channel.connectListeners.size).toBe(0);
    });

    it("moves a deployment down when it ends, and shows a new one of another stack", async () => {
        await show("/cicd");
        await push(deploymentView(43, { stack: "blog", state: "queued", startedAt: null, finishedAt: null }));
        expect(running()).toEqual(["#43", "#42"]);
        await push(deploymentView(42, { state: "failed" }));
        expect(running()).toEqual(["#43"]);
        expect(rows()).toEqual(["#42", "#41", "#40", "#39", "#38"]);
    });

    it("asks for what the address says", async () => {
        await show("/cicd?stack=shop&state=failed&trigger=push&search=cart");
        expect(listed()).toEqual([{ stack: "shop", state: "failed", trigger: "push", search: "cart", limit: 25 }]);
        const selected = wrapper.findAll("select").map((select) => select.element.value);
        expect(selected).toEqual(["shop", "failed", "push"]);
    });

    it("keeps a chosen filter in the address, and lets only fitting changes in", async () => {
        await show("/cicd");
        await wrapper.findAll("select")[1]!.setValue("failed");
        await flushPromises();
        expect(router.currentRoute.value.fullPath).toBe("/cicd?state=failed");
        expect(listed().at(-1)).toEqual({ state: "failed", limit: 25 });
        await push(deploymentView(44, { state: "succeeded" }));
        expect(rows()).not.toContain("#44");
        await push(deploymentView(45, { state: "failed" }));
        expect(rows()).toContain("#45");
    });

    it("searches when the typing pauses, once", async () => {
        await show("/cicd");
        const before = listed().length;
        for (const value of ["c", "ca", "cart"]) {
            await wrapper.find("input[type=search]").setValue(value);
        }
        await expect.poll(() => router.currentRoute.value.query).toEqual({ search: "cart" });
        await flushPromises();
        expect(listed().length).toBe(before + 1);
    });

    it("goes on behind the last one that is shown", async () => {
        await show("/cicd");
        const older = wrapper.findAll("button").find((button) => button.text() === "Show older deployments")!;
        await older.trigger("click");
        expect(listed().at(-1)).toEqual({ limit: 25, before: 38 });
    });

    it("does not let an old one in that belongs to a page further down", async () => {
        await show("/cicd");
        await push(deploymentView(7, { state: "succeeded" }));
        expect(rows()).not.toContain("#7");
    });

    it("asks for everything anew after a reconnect", async () => {
        await show("/cicd");
        const before = listed().length;
        channel.reconnect();
        await expect.poll(() => channel.asked(CALLS.watch).length).toBe(2);
        expect(listed().length).toBe(before + 1);
    });
});

describe("empty states", () => {
    const nothing = ok({ items: [], next: null });

    it("tell how to begin when no stack is connected", async () => {
        await show("/cicd", { [CALLS.stacks]: ok([]), [CALLS.deployments]: nothing });
        await expect.poll(text).toContain("No stack is connected to Git yet");
        expect(wrapper.find("a.btn-primary").attributes("href")).toBe("/compose");
    });

    it("tell that the filters let nothing through, and how to be rid of them", async () => {
        await show("/cicd?search=nothing", { [CALLS.deployments]: nothing });
        await expect.poll(text).toContain("No deployment matches these filters.");
        await wrapper.find(".cicd-link").trigger("click");
        await flushPromises();
        expect(router.currentRoute.value.fullPath).toBe("/cicd");
    });

    it("tell what to look at when no delivery has come", async () => {
        await show("/cicd?tab=deliveries", { [CALLS.webhookEvents]: nothing });
        await expect.poll(text).toContain("the forge can't reach this server");
    });
});

describe("settings", () => {
    const button = (label: string) => wrapper.findAll("button").find((one) => one.text().includes(label))!;

    it("are saved as the server takes them", async () => {
        await show("/cicd?tab=settings");
        await expect.poll(() => wrapper.find("input[type=url]").exists()).toBe(true);
        await flushPromises();
        const [parallel, body, port] = wrapper.findAll("form")[0]!.findAll("input[type=number]");
        await parallel!.setValue("3");
        await body!.setValue("2048");
        await port!.setValue("5002");
        await wrapper.find("input[role=switch]").setValue(true);
        await wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(channel.asked(CALLS.saveSettings)).toEqual([
            {
                settings: {
                    publicUrl: "https://dockge.example.org",
                    parallelDeployments: 3,
                    maxBodyBytes: 2_097_152,
                    keepDeliveryDays: 30,
                    freezeWindows: [],
                    hookPort: 5002,
                    hookUrl: "",
                    openMetrics: true,
                    disk: settingsSchema.parse({}).disk,
                    hostCommandStacks: [],
                    proxies: settingsSchema.parse({}).proxies,
                },
            },
        ]);
        await expect.poll(text).toContain("Saved.");
    });

    it("have an address for each part, and load only the one that is open", async () => {
        await show("/cicd?settings=proxies");
        await expect.poll(() => wrapper.find("h5").text()).toBe("Proxies of your own");
        expect(channel.asked(CALLS.tokens)).toEqual([]);
        const link = wrapper.findAll("nav a").find((one) => one.text() === "API tokens")!;
        await link.trigger("click");
        await flushPromises();
        expect(router.currentRoute.value.fullPath).toBe("/cicd?tab=settings&settings=tokens");
        await expect.poll(text).toContain("nightly build");
        expect(wrapper.find("nav a[aria-current=page]").text()).toBe("API tokens");
    });

    it("say how long the history is kept", async () => {
        await show("/cicd?settings=retention");
        await expect.poll(() => wrapper.find("form").exists()).toBe(true);
        await wrapper.find("form input").setValue("400");
        await wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(channel.asked(CALLS.saveSettings)).toMatchObject([{ settings: { disk: { keepHistoryDays: 400 } } }]);
    });

    it("free what is shown, after a question, and keep all else as it is", async () => {
        await show("/cicd?settings=retention");
        await expect.poll(text).toContain("Show what takes space");
        await button("Show what takes space").trigger("click");
        await expect.poll(text).toContain("Images of releases");
        expect(text()).toContain("shop: 3.4 GB");
        await button("Free 1.2 GB").trigger("click");
        expect(channel.asked(CALLS.freeDisk)).toEqual([]);
        await wrapper.find("button.btn-danger").trigger("click");
        await expect.poll(() => channel.asked(CALLS.freeDisk)).toEqual([{ kinds: ["images"] }]);
    });

    it("delete only a credential that nobody uses, after a question", async () => {
        await show("/cicd?settings=credentials");
        await expect.poll(text).toContain("Old GitHub token");
        const [used, unused] = wrapper.findAll("button").filter((one) => one.text() === "Delete");
        expect(used!.attributes("disabled")).toBeDefined();
        await unused!.trigger("click");
        expect(channel.asked(CALLS.deleteCredential)).toEqual([]);
        await wrapper.find("dialog form").trigger("submit");
        expect(channel.asked(CALLS.deleteCredential)).toEqual([{ credential: 2 }]);
    });

    it("show a new token once", async () => {
        await show("/cicd?settings=tokens");
        await expect.poll(text).toContain("nightly build");
        await button("Create a token").trigger("click");
        const form = wrapper.findAll("form").at(-1)!;
        await form.find("input").setValue("backup job");
        await form.find("select").setValue("viewer");
        await form.trigger("submit");
        await flushPromises();
        expect(channel.asked(CALLS.addToken)).toMatchObject([{ token: { name: "backup job", scope: "viewer" } }]);
        expect(wrapper.find<HTMLInputElement>("input[readonly]").element.value).toBe("cicd_9dK2");
    });
});

describe("a server without the extension", () => {
    it("is named, with a way to try again", async () => {
        let answers = 0;
        await show("/cicd", {
            [CALLS.hello]: () => {
                answers += 1;
                return { ok: true, data: { protocol: answers === 1 ? 99 : 1, extension: VERSION } };
            },
        });
        await expect.poll(text).toContain("is of another version than this page");
        await wrapper.find("button").trigger("click");
        await expect.poll(running).toEqual(["#42"]);
    });
});
