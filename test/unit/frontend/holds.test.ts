// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { settingsSchema, type FreezeWindow } from "../../../common/schema";
import { CALLS, PUSHES } from "../../../common/socket-events";
import FreezeWindows from "../../../frontend/src/components/FreezeWindows.vue";
import HoldNotes from "../../../frontend/src/components/HoldNotes.vue";
import RunningDeployment from "../../../frontend/src/components/RunningDeployment.vue";
import { windowWords } from "../../../frontend/src/format/freeze-window";
import FreezeSettings from "../../../frontend/src/pages/cicd/FreezeSettings.vue";
import PauseAll from "../../../frontend/src/pages/cicd/PauseAll.vue";
import { speak } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";
import { german } from "../../../frontend/src/texts/german";
import { connectedStack, deploymentView, repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const text = () => (mounted.wrapper.text() + (document.body.textContent ?? "")).replace(/\s+/g, " ");
const buttons = () => [...document.body.querySelectorAll("button")];
const press = (label: string) =>
    buttons()
        .find((one) => (one.textContent + (one.getAttribute("aria-label") ?? "")).includes(label))!
        .click();
const ok = (data: unknown) => () => ({ ok: true, data });

const waiting = deploymentView(44, {
    state: "waiting",
    waitingReason: "approval",
    waitingDetail: "It is built and its plan is made; it goes live when somebody approves it.",
    startedAt: null,
    finishedAt: null,
});
const show = (change: Partial<typeof waiting>, answers: Record<string, () => object> = {}) => {
    mounted = mountWith(
        RunningDeployment,
        { deployment: { ...waiting, ...change }, typicalMs: null },
        new FakeChannel(answers),
    );
};

describe("a waiting deployment", () => {
    it("says what it waits for, and is approved or rejected", async () => {
        show({});
        expect(text()).toContain("waits for approval");
        expect(text()).toContain("it goes live when somebody approves it.");
        press("Approve");
        await expect.poll(() => mounted.channel.asked(CALLS.approve)).toEqual([{ deployment: 44 }]);
        press("Reject");
        await expect.poll(() => mounted.channel.asked(CALLS.cancel)).toEqual([{ deployment: 44 }]);
    });

    it("says until when, and is released or canceled when it waits for something else", () => {
        show({ waitingReason: "freeze", waitingUntil: "2026-03-02T17:00:00.000Z" });
        expect(text()).toMatch(/until .*2026/);
        expect(buttons().map((one) => one.textContent?.trim())).toEqual(expect.arrayContaining(["Release", "Cancel"]));
    });

    it("shows the plan that was made for it, or that there is none yet", async () => {
        const plan = { commit: null, commits: [], differences: [], missingEnvironment: [], rights: [], notes: [] };
        const change = { service: "web", action: "recreate", reasons: ["image a → b"], downtime: true };
        show({}, { [CALLS.deploymentPlan]: ok({ ...plan, changes: [change] }) });
        press("What it changes");
        await expect.poll(text).toContain("image a → b");
        mounted.wrapper.unmount();
        show({}, { [CALLS.deploymentPlan]: ok(null) });
        press("What it changes");
        await expect.poll(text).toContain("It is planned once it runs.");
    });

    it("warns of code from outside", () => {
        show({ untrusted: true });
        expect(text()).toContain("it gets no secrets.");
    });

    it("keeps on the screen who released it", () => {
        const released = [{ reason: "approval" as const, by: "ana", at: new Date().toISOString() }];
        show({ state: "running", waitingReason: null, waitingDetail: null, released });
        expect(text()).toContain("approved by ana");
        expect(buttons().some((one) => one.textContent?.includes("Approve"))).toBe(false);
    });
});

describe("the panel of a stack", () => {
    const pause = { by: "ben", reason: "stocktaking", at: new Date().toISOString() };

    it("says that all stacks are paused, by whom and why, and resumes them", async () => {
        mounted = mountWith(HoldNotes, { view: { ...connectedStack, globalPause: pause } });
        expect(text()).toContain("All stacks are paused by ben. “stocktaking”.");
        press("Resume all");
        await expect.poll(() => mounted.channel.asked(CALLS.resumeAll)).toHaveLength(1);
    });

    it.each([
        ["exited", true],
        ["running", false],
    ] as const)("says who stopped it while its services are %s: %s", (state, said) => {
        const health = [{ service: "web", state, containers: 1, detail: "" }];
        const repository = repositoryView({ stoppedBy: "ben" });
        mounted = mountWith(HoldNotes, { view: { ...connectedStack, repository, health } });
        expect(text().includes("Stopped by ben.")).toBe(said);
    });
});

describe("PauseAll", () => {
    it("pauses with a reason, and shows the pause of somebody else as soon as it comes", async () => {
        let pause: object | null = null;
        const channel = new FakeChannel({
            [CALLS.globalPause]: () => ({ ok: true, data: pause }),
            [CALLS.pauseAll]: ok(null),
            [CALLS.resumeAll]: ok(null),
        });
        mounted = mountWith(PauseAll, {}, channel);
        await expect.poll(text).toContain("Pause all");
        press("Pause all");
        await expect.poll(() => document.querySelector("dialog input")).not.toBeNull();
        const input = document.querySelector<HTMLInputElement>("dialog input")!;
        input.value = "stocktaking";
        input.dispatchEvent(new Event("input"));
        pause = { by: "ana", reason: "stocktaking", at: new Date().toISOString() };
        document.querySelector<HTMLFormElement>("dialog form")!.dispatchEvent(new Event("submit"));
        await expect.poll(() => channel.asked(CALLS.pauseAll)).toEqual([{ reason: "stocktaking" }]);
        await expect.poll(text).toContain("All stacks are paused by ana.");
        pause = { by: "ben", reason: "", at: new Date().toISOString() };
        channel.push(PUSHES.stackChanged, { stack: "shop" });
        await expect.poll(text).toContain("All stacks are paused by ben.");
        pause = null;
        press("Resume all");
        await expect.poll(text).toContain("Pause all…");
    });
});

const nightly: FreezeWindow = {
    days: ["sat", "fri"],
    from: "22:00",
    to: "06:00",
    timezone: "Europe/Berlin",
    reason: "",
};

describe("freeze windows", () => {
    const set = (selector: string, value: string) => {
        const field = document.querySelector<HTMLInputElement>(selector)!;
        field.value = value;
        field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input"));
    };

    it("are told in words, also in German", () => {
        mounted = mountWith(HoldNotes, { view: connectedStack });
        expect(windowWords(nightly)).toBe("Fri, Sat 22:00 to 06:00 (Europe/Berlin)");
        speak("de", german);
        expect(windowWords(nightly)).toBe("Fr, Sa 22:00 bis 06:00 (Europe/Berlin)");
        speak("en", english);
    });

    it("are added and removed one by one", async () => {
        const saved: FreezeWindow[][] = [];
        const save = async (windows: FreezeWindow[]) => void saved.push(windows);
        mounted = mountWith(FreezeWindows, { windows: [nightly], meaning: "", save });
        press("Add window");
        await expect.poll(() => document.querySelectorAll("input[type=checkbox]").length).toBe(7);
        const add = () => buttons().findLast((one) => one.textContent?.includes("Add window"))!;
        expect(add().disabled).toBe(true);
        document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[0]!.click();
        set("input[maxlength='60']", "Asia/Tokyo");
        set("input[maxlength='200']", " lunch ");
        await expect.poll(() => add().disabled).toBe(false);
        add().click();
        await expect.poll(() => saved).toHaveLength(1);
        expect(saved[0]).toEqual([
            nightly,
            { days: ["mon"], from: "18:00", to: "08:00", timezone: "Asia/Tokyo", reason: "lunch" },
        ]);
        press("Remove Fri, Sat");
        await expect.poll(() => saved).toHaveLength(2);
        expect(saved[1]).toEqual([]);
    });

    it("that come once begin before they end", async () => {
        const saved: FreezeWindow[][] = [];
        const save = async (windows: FreezeWindow[]) => void saved.push(windows);
        mounted = mountWith(FreezeWindows, { windows: [], meaning: "", save });
        press("Add window");
        await expect.poll(() => document.querySelector("select")).not.toBeNull();
        set("select", "once");
        await expect.poll(() => document.querySelectorAll("input[type=datetime-local]").length).toBe(2);
        const [begin, end] = [...document.querySelectorAll("input[type=datetime-local]")].map(({ id }) => `#${id}`);
        const add = () => buttons().findLast((one) => one.textContent?.includes("Add window"))!;
        set(begin!, "2026-12-24T12:00");
        set(end!, "2026-12-24T11:00");
        await Promise.resolve();
        expect(add().disabled).toBe(true);
        set(end!, "2026-12-27T00:00");
        await expect.poll(() => add().disabled).toBe(false);
        add().click();
        await expect.poll(() => saved).toHaveLength(1);
        expect(saved[0]).toEqual([
            {
                begin: new Date("2026-12-24T12:00").toISOString(),
                end: new Date("2026-12-27T00:00").toISOString(),
                reason: "",
            },
        ]);
    });

    it("for all stacks keep what else is set", async () => {
        const settings = settingsSchema.parse({ publicUrl: "https://d.example.org", freezeWindows: [nightly] });
        const answers = {
            [CALLS.settings]: ok(settings),
            [CALLS.saveSettings]: ok({ ...settings, freezeWindows: [] }),
        };
        mounted = mountWith(FreezeSettings, {}, new FakeChannel(answers));
        await expect.poll(text).toContain("Fri, Sat 22:00 to 06:00");
        press("Remove Fri, Sat");
        await expect
            .poll(() => mounted.channel.asked(CALLS.saveSettings))
            .toEqual([{ settings: { ...settings, freezeWindows: [] } }]);
        await expect.poll(text).toContain("None.");
    });
});
