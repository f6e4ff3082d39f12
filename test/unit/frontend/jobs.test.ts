// @vitest-environment happy-dom
import { flushPromises, type DOMWrapper } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CALLS, PUSHES } from "../../../common/socket-events";
import JobRunRow from "../../../frontend/src/components/JobRunRow.vue";
import JobsTab from "../../../frontend/src/components/JobsTab.vue";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { cannedRun, cannedRuns } from "../../fakes/canned-jobs";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const text = () => (mounted.wrapper.text() + document.body.textContent).replace(/\s+/g, " ");
const asked = (call: string) => mounted.channel.asked(call);

function field(label: string): DOMWrapper<HTMLInputElement> {
    const found = mounted.wrapper.findAll("label").find((one) => one.text() === label);
    return mounted.wrapper.find<HTMLInputElement>(`[id="${found?.attributes("for")}"]`);
}

async function press(label: string): Promise<void> {
    const all = [...document.body.querySelectorAll("button")];
    const wanted = all.find((one) => one.getAttribute("aria-label") === label || one.textContent?.trim() === label);
    wanted!.click();
    await mounted.wrapper.vm.$nextTick();
}

describe("the tab of jobs", () => {
    beforeEach(async () => {
        mounted = mountWith(JobsTab, { stack: "shop" });
        await expect.poll(text).toContain("backup");
        await expect.poll(() => mounted.wrapper.findAll(".cicd-row").length).toBe(3);
    });

    it("tells when each job runs, in words, when next, and how it went last", () => {
        expect(text()).toContain("every day at 03:00 (Europe/Berlin)");
        expect(text()).toContain("next:");
        expect(text()).toContain("by hand only");
        expect(text()).toContain("in the service db");
        expect(text()).toContain("Failed");
    });

    it("runs a job now, and opens its run before the server says more", async () => {
        await press("Run now: backup");
        await expect.poll(() => asked(CALLS.runJob)).toEqual([{ stack: "shop", name: "backup" }]);
        await expect.poll(text).toContain("#13");
        expect(mounted.wrapper.find(".cicd-row--open").text()).toContain("#13");
    });

    it("opens its run also when the server told of it before it answered", async () => {
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "shop", run: cannedRun(13) });
        await expect.poll(text).toContain("#13");
        expect(mounted.wrapper.find(".cicd-row--open").exists()).toBe(false);
        await press("Run now: backup");
        await expect.poll(() => mounted.wrapper.find(".cicd-row--open").exists()).toBe(true);
        expect(mounted.wrapper.find(".cicd-row--open").text()).toContain("#13");
    });

    it("shows a run that changes, and a new one on top", async () => {
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "shop", run: cannedRun(12, { state: "canceled" }) });
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "shop", run: cannedRun(15, { state: "queued" }) });
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "blog", run: cannedRun(16) });
        await expect
            .poll(() => mounted.wrapper.findAll(".cicd-row__id").map((one) => one.text()))
            .toEqual(["#15", "#12", "#11", "#10"]);
        expect(text()).toContain("Canceled");
        expect(asked(CALLS.jobs).length).toBeGreaterThan(1);
    });

    it("shows the runs of one job only, also of those that come later", async () => {
        await mounted.wrapper.find("select").setValue("report");
        await expect.poll(() => asked(CALLS.jobRuns).at(-1)).toMatchObject({ job: "report" });
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "shop", run: cannedRun(15) });
        await mounted.wrapper.vm.$nextTick();
        expect(text()).not.toContain("#15");
    });

    it("adds a job, with its schedule in words and its next times while it is typed", async () => {
        await press("Add a job");
        await field("Name").setValue(" cleanup ");
        await field("Runs").setValue("daily");
        await field("Time zone").setValue("Europe/Berlin");
        expect(text()).toContain("every day at 03:00 (Europe/Berlin)");
        await field("Schedule").setValue("0 25 * * *");
        expect(text()).toContain("25 is no hour");
        await field("Schedule").setValue("30 4 * * mon");
        expect(text()).toContain("every Monday at 04:30");
        expect(text()).toMatch(/Next: .+ · .+ · /);
        await field("Command").setValue("find /cache -mtime +7 -delete");
        await field("Service").setValue("web");
        await mounted.wrapper.find("form").trigger("submit");
        await expect
            .poll(() => asked(CALLS.saveJob))
            .toMatchObject([
                {
                    stack: "shop",
                    name: "cleanup",
                    job: {
                        schedule: "30 4 * * mon",
                        timezone: "Europe/Berlin",
                        enabled: true,
                        command: { run: "find /cache -mtime +7 -delete", runIn: "web" },
                    },
                },
            ]);
        expect(mounted.wrapper.find("form").exists()).toBe(false);
    });

    it("offers what makes sense for a job only", async () => {
        await press("Add a job");
        const labels = mounted.wrapper.findAll("label").map((label) => label.text());
        expect(labels).toContain("Must not be interrupted");
        for (const label of ["Name (optional)", "Folder", "May fail", "Schedule"]) {
            expect(labels).not.toContain(label);
        }
    });

    it("keeps the form open with the reason when it can't be saved", async () => {
        const error = { code: "INVALID_INPUT", message: "job.schedule: no.", hint: "Correct it." };
        mounted.channel.answers[CALLS.saveJob] = () => ({ ok: false, error });
        await press("Change backup");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(text).toContain("job.schedule: no.");
        expect(mounted.wrapper.find("form").exists()).toBe(true);
    });

    it("runs a command once without keeping it", async () => {
        await press("Run a command once");
        await field("Command").setValue("bin/console cache:clear");
        await field("Service").setValue("web");
        await mounted.wrapper.find("form").trigger("submit");
        await expect
            .poll(() => asked(CALLS.runOnce))
            .toMatchObject([{ stack: "shop", command: { run: "bin/console cache:clear", runIn: "web" } }]);
        await expect.poll(text).toContain("#14");
    });

    it("deletes a job after saying what that means", async () => {
        await press("Delete report");
        expect(text()).toContain("its runs stay in the history");
        await mounted.wrapper.find("dialog form").trigger("submit");
        await expect.poll(() => asked(CALLS.deleteJob)).toEqual([{ stack: "shop", name: "report" }]);
    });
});

describe("the tab of jobs in the panel", () => {
    it("keeps a half-typed job while another tab is looked at, and follows and asks nothing meanwhile", async () => {
        mounted = mountWith(StackPanel, { stack: "shop" });
        const soon = { timeout: 30_000 };
        const tab = (name: string) => mounted.wrapper.findAll("[role=tab]").find((one) => one.text() === name);
        await expect.poll(() => tab("Jobs") !== undefined, soon).toBe(true);
        await tab("Jobs")!.trigger("click");
        await expect.poll(text, soon).toContain("Add a job");
        await expect.poll(() => mounted.wrapper.find(".cicd-jobs .cicd-row__head").exists()).toBe(true);
        await mounted.wrapper.find(".cicd-jobs .cicd-row__head").trigger("click");
        await expect.poll(() => asked(CALLS.openJobLog).length, soon).toBe(1);
        await press("Add a job");
        await field("Name").setValue("cleanup");
        await field("Command").setValue("find /cache -delete");

        await tab("History")!.trigger("click");
        await expect.poll(() => asked(CALLS.closeJobLog).length, soon).toBe(1);
        const before = asked(CALLS.jobs).length;
        mounted.channel.push(PUSHES.jobRunChanged, { stack: "shop", run: cannedRun(15) });
        await flushPromises();
        expect(asked(CALLS.jobs)).toHaveLength(before);

        await tab("Jobs")!.trigger("click");
        await expect.poll(() => field("Name").element.value, soon).toBe("cleanup");
        expect(field("Command").element.value).toBe("find /cache -delete");
        await expect.poll(() => asked(CALLS.jobs).length, soon).toBe(before + 1);
        expect(mounted.wrapper.find(".cicd-jobs .cicd-row--open").exists()).toBe(false);
    }, 60_000);
});

describe("a run", () => {
    it("shows its command, release, due time, log and error", async () => {
        const run = cannedRun(11, { trigger: "missed" });
        mounted = mountWith(JobRunRow, { run, opened: true });
        expect(text()).toContain("while the server was down");
        expect(text()).toContain("release 41");
        await expect.poll(() => asked(CALLS.openJobLog)).toEqual([{ run: 11 }]);
        expect(asked(CALLS.openLog)).toEqual([]);
    });

    it("is canceled while it is open, and not any more afterwards", async () => {
        mounted = mountWith(JobRunRow, { run: cannedRuns[0], opened: true });
        await press("Cancel");
        expect(asked(CALLS.cancelJobRun)).toEqual([{ run: 12 }]);
        await mounted.wrapper.setProps({ run: cannedRun(12, { state: "canceled" }) });
        expect(mounted.wrapper.findAll("button").some((button) => button.text() === "Cancel")).toBe(false);
    });

    it("tells a failure with its exit code and what to do", () => {
        mounted = mountWith(JobRunRow, { run: cannedRuns[2] }, new FakeChannel({}));
        expect(text()).toContain("exit code 3");
        expect(text()).toContain("Look at the end of the log");
    });
});
