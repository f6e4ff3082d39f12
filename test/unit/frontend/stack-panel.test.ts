// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { CALLS, PUSHES } from "../../../common/socket-events";
import ConfirmDialog from "../../../frontend/src/components/ConfirmDialog.vue";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { exactTime } from "../../../frontend/src/format/time";
import { connectedStack, deploymentView, releaseView, repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

type Mounted = ReturnType<typeof mountWith>;
let mounted: Mounted;

function show(stack: string, answers: FakeChannel["answers"] = {}): Mounted {
    mounted = mountWith(StackPanel, { stack }, new FakeChannel(answers));
    return mounted;
}

const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
const button = (label: string) => mounted.wrapper.findAll("button").find((one) => one.text().includes(label))!;
/** For code that comes when its tab is opened. */
const soon = { timeout: 30_000 };
const stackOf = (changes: object) => () => ({ ok: true, data: { ...connectedStack, ...changes } });

afterEach(() => mounted.wrapper.unmount());

describe("StackPanel", () => {
    it("offers to connect a repository when the stack has none", async () => {
        show("blog");
        await expect.poll(text).toContain("Connect this stack to a Git repository");
        expect(text()).toContain("Connect a Git repository");
        expect(mounted.wrapper.find("textarea").element.value).toContain("/stacks/blog/repository");
    });

    it("shows what is live, how it is and what runs", async () => {
        show("shop");
        await expect.poll(text).toContain("matches release #41");
        expect(text()).toContain("healthy 3/3");
        expect(text()).toContain("#42");
        expect(text()).toContain("push by ben");
    });

    it("calls nothing live where the stack has never run, and neither ill nor the same as its release", async () => {
        const live = releaseView(0, { state: "active", commit: null, ref: null });
        const [web] = connectedStack.health;
        const missing = [{ ...web!, state: "missing" as const, containers: 0 }];
        show("shop", { [CALLS.stack]: stackOf({ live, health: missing, deployments: [] }) });
        await expect.poll(text).toContain("nothing live yet");
        await flushPromises();
        const facts = mounted.wrapper.find(".cicd-live__facts");
        expect(facts.text()).toContain("as its files were before the stack was connected");
        expect(facts.text()).not.toMatch(/matches|missing|release #0/);
        expect(facts.find(".cicd-state--good").exists()).toBe(false);
        mounted.channel.push(PUSHES.health, { stack: "shop", health: [{ ...web!, state: "running" as const }] });
        await expect.poll(() => facts.text()).toContain("as it ran before the stack was connected");
    });

    it("shows that a server which stays silent is being asked", async () => {
        show("broken", { [CALLS.retry]: () => new Promise(() => undefined) });
        await expect.poll(() => mounted.wrapper.find(".cicd-dropdown__main").exists()).toBe(true);
        const main = mounted.wrapper.find(".cicd-dropdown__main");
        expect(main.find(".cicd-icon--spin").exists()).toBe(false);
        await main.trigger("click");
        expect(mounted.channel.asked(CALLS.retry)).toHaveLength(1);
        expect(main.find(".cicd-icon--spin").exists()).toBe(true);
        expect(main.attributes("aria-busy")).toBe("true");
    });

    it("keeps what was typed in a tab while another one is looked at, and asks nothing for it meanwhile", async () => {
        show("shop");
        await expect.poll(() => mounted.wrapper.find("[role=tab]").exists(), soon).toBe(true);
        const tab = (name: string) => mounted.wrapper.findAll("[role=tab]").find((one) => one.text() === name)!;
        const numbers = () => mounted.wrapper.findAll<HTMLInputElement>("input[type=number]");
        const asked = () => mounted.channel.asked(CALLS.webhookEvents).length;
        await tab("Repository").trigger("click");
        await expect.poll(asked, soon).toBe(1);
        await tab("Build").trigger("click");
        await expect.poll(() => numbers().length, soon).toBeGreaterThan(0);
        await numbers()[0]!.setValue("77");
        await tab("History").trigger("click");
        expect(numbers()).toHaveLength(0);
        await tab("Environment").trigger("click");
        await expect.poll(() => mounted.wrapper.findAll(".cicd-keys__row").length, soon).toBeGreaterThan(0);
        await button("Add a key").trigger("click");
        mounted.channel.push(PUSHES.stackChanged, { stack: "shop" });
        await flushPromises();
        expect(asked()).toBe(1);
        await tab("Build").trigger("click");
        await expect.poll(() => numbers()[0]?.element.value, soon).toBe("77");
        await tab("Environment").trigger("click");
        await expect.poll(() => mounted.wrapper.html(), soon).toContain("New key");
        await tab("Repository").trigger("click");
        await expect.poll(asked, soon).toBe(2);
    }, 60_000);

    it("names each state by an icon and a word", async () => {
        show("shop");
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(5);
        const states = mounted.wrapper.findAll(".cicd-row .cicd-state");
        expect(states.map((state) => state.text())).toEqual([
            "running",
            "live",
            "rolled back",
            "succeeded",
            "superseded",
        ]);
        expect(states.every((state) => state.find("svg path").exists())).toBe(true);
    });

    it("calls only the newest deployment of the live release live, and offers no way back to it", async () => {
        const again = deploymentView(43, { trigger: "rollback", release: 41 });
        const items = [again, deploymentView(42), deploymentView(41)];
        show("shop", { [CALLS.deployments]: () => ({ ok: true, data: { items, next: null } }) });
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(3);
        const rows = mounted.wrapper.findAll(".cicd-row");
        expect(rows.map((row) => row.find(".cicd-state").text())).toEqual(["live", "succeeded", "succeeded"]);
        const quick = rows.map((row) => row.find('[aria-label^="Roll back to release"]').exists());
        expect(quick).toEqual([false, true, false]);
        for (const row of rows) {
            await row.find("button").trigger("click");
        }
        const offers = rows.map((row) => row.text().includes("Roll back to release"));
        expect(offers).toEqual([false, true, false]);
    });

    it("says in the row why a deployment failed, and once it is open what stayed safe and what to do", async () => {
        show("shop");
        await expect.poll(text).toContain("web crashed 3 times after the switch");
        expect(text()).not.toContain("Read the end of the log");
        await mounted.wrapper.findAll(".cicd-row__head")[2]!.trigger("click");
        expect(text()).toContain("Release #39 is live again. Read the end of the log");
    });

    it("names the release of a row where its number is another one", async () => {
        const items = [deploymentView(43, { release: 41 }), deploymentView(42), deploymentView(41, { release: null })];
        show("shop", { [CALLS.deployments]: () => ({ ok: true, data: { items, next: null } }) });
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(3);
        const numbers = mounted.wrapper.findAll(".cicd-row__id").map((one) => one.text().replace(/\s+/g, " "));
        expect(numbers).toEqual(["#43 release 41", "#42", "#41"]);
    });

    it("says in the open row who asked for it, how and when", async () => {
        const queuedAt = "2026-01-02T03:04:05.000Z";
        const back = deploymentView(43, { trigger: "rollback", requestedBy: "ben", release: 41, queuedAt });
        show("shop", { [CALLS.deployments]: () => ({ ok: true, data: { items: [back], next: null } }) });
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(1);
        await mounted.wrapper.find(".cicd-row__head").trigger("click");
        const by = mounted.wrapper.find(".cicd-row__by");
        expect(by.text()).toBe(`rollback by ben · ${exactTime(queuedAt)}`);
        expect(by.find("time").attributes("datetime")).toBe(queuedAt);
    });

    it("says quietly why a late push was passed over: nothing went wrong", async () => {
        const error = {
            code: "OLDER_THAN_LIVE" as const,
            message: "Commit aaaaaaa is older than bbbbbbb, which is live.",
            safe: "The running containers were not touched.",
            hint: "Nothing needs to be done.",
        };
        const [checkout, ...others] = deploymentView(43).steps;
        const steps = [{ ...checkout!, state: "failed" as const }, ...others];
        const late = deploymentView(43, { state: "superseded", release: null, error, steps });
        show("shop", { [CALLS.deployments]: () => ({ ok: true, data: { items: [late], next: null } }) });
        await expect.poll(text).toContain(error.message);
        const row = mounted.wrapper.find(".cicd-row");
        expect(row.find(".cicd-row__error--quiet").exists()).toBe(true);
        await row.find("button").trigger("click");
        expect(text()).toContain(`${error.message} ${error.safe} ${error.hint}`);
        expect(row.find(".cicd-steps li").text()).toMatch(/^canceled:\s*checkout/);
        expect(row.find(".cicd-tone--bad").exists()).toBe(false);
    });

    it("names the deployment that took the place of another", async () => {
        show("shop");
        await expect.poll(text).toContain("A newer deployment took its place: #39.");
    });

    it("says where in line each queued deployment stands, below what runs", async () => {
        show("queued");
        await expect
            .poll(text)
            .toContain("Number 2 in line: begins when #42 of this stack, which is running, has ended.");
        expect(text()).toContain("Number 4 in line: begins after #43 of this stack, which is queued too.");
        const ids = mounted.wrapper.findAll(".cicd-running__head").map((head) => head.text().match(/#(\d+)/)![1]);
        expect(ids).toEqual(["42", "43", "44"]);
        const turns = [{ deployment: 43, place: 1, behind: null, places: 1, taken: 1 }];
        mounted.channel.push(PUSHES.turns, { stack: "queued", turns });
        await expect.poll(text).toContain("Number 1 in line: waits for a free place, since 1 of 1 are taken.");
    });

    it("takes how the services are from the server, without asking", async () => {
        show("shop");
        await expect.poll(text).toContain("healthy 3/3");
        const [web, ...others] = connectedStack.health;
        mounted.channel.push(PUSHES.health, { stack: "shop", health: [{ ...web!, state: "unhealthy" }, ...others] });
        await expect.poll(text).toContain("web unhealthy (2/3 well)");
        expect(mounted.channel.asked(CALLS.stack)).toHaveLength(1);
    });

    it("offers the way back when a service of what is live is ill", async () => {
        show("ill");
        await expect.poll(text).toContain("Roll back to release #39");
        await button("Roll back to release #39").trigger("click");
        await expect.poll(() => document.body.textContent).toContain("Went live");
    });

    it("shows how far the running deployment is, and how long it will take", async () => {
        show("shop");
        await expect.poll(() => mounted.wrapper.find("[role=progressbar]").exists()).toBe(true);
        expect(Number(mounted.wrapper.find("[role=progressbar]").attributes("aria-valuenow"))).toBeGreaterThan(10);
        expect(text()).toMatch(/about \d+ s left/);
    });

    it("cancels the running deployment when asked", async () => {
        const canceled = deploymentView(42, { state: "running", cancelRequested: true });
        show("shop", { [CALLS.cancel]: () => ({ ok: true, data: canceled }) });
        await expect.poll(text).toContain("Cancel");
        await button("Cancel").trigger("click");
        expect(mounted.channel.asked(CALLS.cancel)).toEqual([{ deployment: 42 }]);
    });

    it("offers to retry when the newest deployment failed", async () => {
        const failed = deploymentView(43, { state: "failed" });
        show("shop", {
            [CALLS.stack]: stackOf({ deployments: [failed] }),
            [CALLS.retry]: () => ({ ok: true, data: deploymentView(44, { state: "queued" }) }),
        });
        await expect.poll(text).toContain("Retry #43");
        await button("Retry #43").trigger("click");
        expect(mounted.channel.asked(CALLS.retry)).toEqual([{ deployment: 43 }]);
    });

    it("shows the error beside the button when deploying is refused", async () => {
        const error = { code: "STACK_BUSY", message: "Busy.", safe: "All runs.", hint: "Wait." };
        show("shop", { [CALLS.stack]: stackOf({ deployments: [] }), [CALLS.deploy]: () => ({ ok: false, error }) });
        await expect.poll(text).toContain("matches release #41");
        await button("Deploy").trigger("click");
        await expect.poll(text).toContain("Busy. All runs. Wait.");
        expect(mounted.wrapper.find("[role=alert]").exists()).toBe(true);
    });

    it("follows pushes without being asked", async () => {
        show("shop");
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(5);
        const queued = deploymentView(43, { state: "queued", requestedBy: "cleo", startedAt: null, steps: [] });
        mounted.channel.push(PUSHES.changed, { stack: "shop", deployment: queued });
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(6);
        expect(text()).toContain("push by cleo");
    });

    it("tells what paused it, and resumes", async () => {
        const repository = repositoryView({ pausedBy: "ana", pausedReason: "holidays" });
        show("shop", { [CALLS.stack]: stackOf({ repository }), [CALLS.resume]: () => ({ ok: true, data: null }) });
        await expect.poll(text).toContain("Paused by ana. “holidays”.");
        await button("Resume").trigger("click");
        expect(mounted.channel.asked(CALLS.resume)).toEqual([{ stack: "shop" }]);
    });

    it("says what is wrong when the stack can't be read, and tries again", async () => {
        const error = { code: "NOT_FOUND", message: "No such stack.", hint: "Reload." };
        let broken = true;
        show("shop", { [CALLS.stack]: () => (broken ? { ok: false, error } : { ok: true, data: connectedStack }) });
        await expect.poll(text).toContain("No such stack.");
        broken = false;
        await button("Try again").trigger("click");
        await expect.poll(text).toContain("matches release #41");
    });

    it("leaves no listener behind when it goes", async () => {
        show("shop");
        await expect.poll(text).toContain("COPY . .");
        mounted.wrapper.unmount();
        expect([mounted.channel.pushListeners.size, mounted.channel.connectListeners.size]).toEqual([0, 0]);
        expect(mounted.channel.asked(CALLS.closeLog)).toEqual([{ deployment: 42 }]);
    });
});

describe("ConfirmDialog", () => {
    it.each([
        ["does what was confirmed", { busy: true }, "aria-disabled", true],
        ["has nothing to confirm yet", { unready: true }, "disabled", false],
    ])("turns its sign on the button only while it %s", (_name, props, off, spins) => {
        mounted = mountWith(ConfirmDialog, { title: "Restore?", action: "Restore", ...props });
        const action = mounted.wrapper.find("button[type=submit]");
        expect(action.attributes(off)).toBeDefined();
        expect(action.find(".cicd-icon--spin").exists()).toBe(spins);
    });
});
