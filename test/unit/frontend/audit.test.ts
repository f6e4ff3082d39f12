// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { auditFilterSchema } from "../../../common/audit-schema";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { auditAskOf, auditFiltersOf } from "../../../frontend/src/pages/cicd/audit-filters";
import { cannedAudit } from "../../fakes/canned-audit";
import { deploymentView } from "../../fakes/canned-views";
import { showCicdPage } from "./show-cicd-page";

let shown: Awaited<ReturnType<typeof showCicdPage>>;
afterEach(() => shown?.wrapper.unmount());

const rows = () => shown.wrapper.findAll(".cicd-audit li").map((row) => row.text().replace(/\s+/g, " "));
const asked = () => shown.channel.asked(CALLS.auditTrail);

async function show(address: string, answer: object = { items: cannedAudit, next: null }): Promise<void> {
    shown = await showCicdPage(address, { [CALLS.auditTrail]: () => ({ ok: true, data: answer }) });
    await expect.poll(() => asked().length).toBeGreaterThan(0);
    await flushPromises();
}

describe("the tab Audit", () => {
    it("says who did what to which stack", async () => {
        await show("/cicd?tab=audit");
        expect(rows()[0]).toMatch(/ana ?Approve shop #43$/);
        expect(rows()[1]).toMatch(/ben \(forge\) ?Push shop #42 main 9f8e7d6$/);
        expect(rows()[4]).toMatch(/ana ?Settings publicUrl, disk$/);
    });

    it("keeps its filters in the address, and asks the server for them", async () => {
        await show("/cicd?tab=audit&stack=shop&kind=token");
        expect(asked()).toEqual([{ stack: "shop", kind: "token", limit: 50 }]);
        await shown.wrapper.findAll("select")[1]!.setValue("deploy");
        await flushPromises();
        expect(shown.router.currentRoute.value.query).toEqual({
            ...{ tab: "audit", stack: "shop", kind: "token", action: "deploy" },
        });
        expect(asked().at(-1)).toEqual({ stack: "shop", kind: "token", action: "deploy", limit: 50 });
    });

    it("goes on by key, and reads the newest again when something changes", async () => {
        await show("/cicd?tab=audit", { items: cannedAudit.slice(0, 3), next: 4 });
        await shown.wrapper
            .findAll("button")
            .find((one) => one.text() === "Show older entries")!
            .trigger("click");
        await flushPromises();
        expect(asked().at(-1)).toEqual({ limit: 50, before: 4 });
        shown.channel.push(PUSHES.changed, { stack: "shop", deployment: deploymentView(77) });
        await expect.poll(() => asked().length, { timeout: 5000 }).toBe(3);
        expect(asked().at(-1)).toEqual({ limit: 50 });
    });

    it("says so when there is nothing, with a way back where it is filtered", async () => {
        await show("/cicd?tab=audit&actor=zoe", { items: [], next: null });
        expect(shown.wrapper.text()).toContain("No entry matches these filters.");
    });
});

describe("auditFiltersOf()", () => {
    it.each([
        [{ stack: "../x", kind: "god", action: "explode", from: "today" }, {}],
        [
            { actor: " ana ", from: "2026-11-01", to: "2026-11-02" },
            { actor: "ana", from: "2026-11-01", to: "2026-11-02" },
        ],
    ])("reads %o as %o", (query, filters) => {
        expect(auditFiltersOf(query)).toEqual(filters);
        expect(auditFilterSchema.safeParse(auditAskOf(auditFiltersOf(query))).success).toBe(true);
    });
});
