// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION } from "../../../common/socket-events";
import { deploymentView } from "../../fakes/canned-views";
import { FakeChannel, silence } from "../../fakes/fake-channel";
import { showCicdPage } from "./show-cicd-page";

const [nas, pi] = ["nas:5001", "pi:5001"];
type Shown = Awaited<ReturnType<typeof showCicdPage>>;
let shown: Shown;

const finished = (id: number, message: string, second: number) =>
    deploymentView(id, {
        state: "succeeded",
        commit: { sha: "9f8e7d6".padEnd(40, "0"), message, author: "Ana" },
        queuedAt: `2026-01-01T00:00:0${second}.000Z`,
    } as never);
const history = (...items: object[]) => ({
    [CALLS.deployments]: ({ state }: { state?: string }) => ({
        ok: true,
        data: { items: state ? [] : items, next: null },
    }),
});

/** They are loaded when somebody opens them, which no fake clock waits for. */
beforeAll(async () => {
    await import("../../../frontend/src/pages/cicd/DeliveriesTab.vue");
    await import("../../../frontend/src/pages/cicd/SettingsTab.vue");
    await import("../../../frontend/src/pages/cicd/GeneralSettings.vue");
});
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
    shown.wrapper.unmount();
    vi.useRealTimers();
});

async function show(address: string, others: FakeChannel[], answers = {}): Promise<void> {
    shown = await showCicdPage(address, answers, others);
    await vi.advanceTimersByTimeAsync(2500);
    await flushPromises();
}

const rows = () =>
    shown.wrapper.findAll(".cicd-history .cicd-row").map((row) => {
        const [where, what] = [".cicd-stack", ".cicd-row__title"].map((one) => row.get(one).text());
        return `${where}: ${what}`;
    });
const text = () => shown.wrapper.text();

describe("the page over several instances", () => {
    it("has the deployments of all of them in one list, each with its instance's name", async () => {
        const there = new FakeChannel(history(finished(42, "There", 3)), nas);
        await show("/cicd", [there], history(finished(42, "Newest here", 5), finished(41, "Oldest here", 1)));
        expect(rows()).toEqual([
            "shop This instance: Newest here",
            "shop nas:5001: There",
            "shop This instance: Oldest here",
        ]);
    });

    it("asks the instance of a row, and leads to the stack there", async () => {
        const there = new FakeChannel(history(finished(42, "There", 3)), nas);
        await show("/cicd", [there], history(finished(42, "Here", 5)));
        const row = shown.wrapper.findAll(".cicd-history .cicd-row")[1]!;
        await row.get(".cicd-row__head").trigger("click");
        await flushPromises();
        expect(row.get("a.btn").attributes("href")).toBe("/compose/shop/nas:5001");
        const again = row.findAll("button").find((button) => button.text() === "Deploy again")!;
        await again.trigger("click");
        expect(there.asked(CALLS.retry)).toEqual([{ deployment: 42 }]);
        expect(shown.channel.asked(CALLS.retry)).toEqual([]);
    });

    it("shows one instance where the address names it, and all others again", async () => {
        const there = new FakeChannel(history(finished(42, "There", 3)), nas);
        await show(`/cicd?instance=${nas}`, [there], history(finished(7, "Here", 5)));
        expect(rows()).toEqual(["shop nas:5001: There"]);
        const select = shown.wrapper.get<HTMLSelectElement>(".cicd-instances select");
        expect(select.element.value).toBe(nas);
        await select.setValue("here");
        await flushPromises();
        expect(shown.router.currentRoute.value.query).toEqual({ instance: "here" });
        expect(rows()).toEqual(["shop This instance: Here"]);
        await select.setValue("");
        await flushPromises();
        expect(rows()).toHaveLength(2);
    });

    it("is held up by none that is away, has no extension or is of another version, and says so in a line", async () => {
        const away = new FakeChannel({}, nas);
        away.agent!.become("offline");
        const missing = new FakeChannel({ [CALLS.hello]: () => silence }, pi);
        const hello = { protocol: PROTOCOL_VERSION + 1, extension: "9.0.0" };
        const newer = new FakeChannel({ [CALLS.hello]: () => ({ ok: true, data: hello }) }, "new:5001");
        await show("/cicd", [away, missing, newer], history(finished(42, "Here", 5)));
        expect(rows()).toEqual(["shop This instance: Here"]);
        const notes = shown.wrapper.findAll(".cicd-instance-notes li").map((note) => note.text());
        expect(notes[0]).toContain("nas:5001 can't be reached");
        expect(notes[1]).toContain("pi:5001 has no CI/CD extension yet");
        expect(notes[2]).toContain("is newer (9.0.0)");
        expect(missing.calls.map(({ event }) => event)).toEqual([CALLS.hello]);
    });

    it("shows an instance by itself when it comes back", async () => {
        const there = new FakeChannel(history(finished(42, "There", 3)), nas);
        there.agent!.become("offline");
        await show("/cicd", [there], history(finished(7, "Here", 5)));
        expect(rows()).toHaveLength(1);
        there.agent!.become("connecting");
        there.agent!.become("online");
        await vi.advanceTimersByTimeAsync(2500);
        await flushPromises();
        expect(rows()).toHaveLength(2);
        expect(shown.wrapper.find(".cicd-instance-notes").exists()).toBe(false);
    });

    it("has the deliveries of all, and each is delivered again where it was", async () => {
        const there = new FakeChannel({}, nas);
        await show("/cicd?tab=deliveries", [there]);
        const names = () => shown.wrapper.findAll(".cicd-row .cicd-instance").map((name) => name.text());
        expect(new Set(names())).toEqual(new Set(["This instance", nas]));
        const row = shown.wrapper.findAll(".cicd-row").find((one) => one.text().includes(nas))!;
        await row.get("button").trigger("click");
        await row
            .findAll("button")
            .find((button) => button.text() === "Redeliver")!
            .trigger("click");
        await flushPromises();
        expect(there.asked(CALLS.redeliver)).toHaveLength(1);
        expect(shown.channel.asked(CALLS.redeliver)).toEqual([]);
    });

    it("shows the settings of the instance that is chosen, and sends none of one to another", async () => {
        const there = new FakeChannel({}, nas);
        await show("/cicd?tab=settings", [there]);
        expect(there.asked(CALLS.settings)).toEqual([]);
        const before = shown.channel.asked(CALLS.settings).length;
        await shown.wrapper.get(".cicd-instances select").setValue(nas);
        await vi.advanceTimersByTimeAsync(100);
        await flushPromises();
        expect(there.asked(CALLS.settings).length).toBeGreaterThan(0);
        expect(shown.channel.asked(CALLS.settings)).toHaveLength(before);
        expect(shown.router.currentRoute.value.query).toEqual({ tab: "settings", instance: nas });
    });

    it("leaves nothing behind", async () => {
        const there = new FakeChannel({}, nas);
        await show("/cicd", [there]);
        shown.wrapper.unmount();
        await flushPromises();
        expect([there.pushListeners.size, there.agent!.listeners.size, shown.channel.pushListeners.size]).toEqual([
            0, 0, 0,
        ]);
        expect(there.asked(CALLS.unwatch)).toEqual([{}]);
    });

    it("names no instance where there is one only", async () => {
        await show("/cicd", []);
        expect(shown.wrapper.find(".cicd-instances, .cicd-instance").exists()).toBe(false);
        expect(text()).not.toContain("This instance");
    });
});
