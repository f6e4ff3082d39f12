// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { ReleaseView } from "../../../common/views";
import RollbackDialog from "../../../frontend/src/components/RollbackDialog.vue";
import UpdateImagesDialog from "../../../frontend/src/components/UpdateImagesDialog.vue";
import { cannedPlan } from "../../fakes/canned-plan";
import { deploymentView, releaseView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const soon = (read: () => unknown) => expect.poll(read, { timeout: 20_000 });
const ok = (data: unknown) => () => ({ ok: true, data });
const refused = (message: string) => () => ({ ok: false, error: { code: "X", message, hint: "Try again." } });
const text = () => (document.body.textContent ?? "").replace(/\s+/g, " ");
const box = () => document.body.querySelector<HTMLInputElement>("input[type=checkbox]");
const action = () => [...document.body.querySelectorAll<HTMLButtonElement>("dialog button")].at(-1)!;
const submit = () => document.body.querySelector<HTMLFormElement>("dialog form")!.requestSubmit();

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

describe("UpdateImagesDialog", () => {
    function show(canRebuild: boolean, answers: object = {}) {
        const channel = new FakeChannel({
            [CALLS.updatePlan]: ok(cannedPlan),
            [CALLS.updateImages]: ok(deploymentView(44)),
            ...answers,
        });
        mounted = mountWith(UpdateImagesDialog, { stack: "shop", canRebuild }, channel);
    }
    const asked = () => mounted.channel.asked(CALLS.updateImages);

    it("shows what would change before it may be started, and closes once it is", async () => {
        let planned: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (planned = resolve));
        show(true, { [CALLS.updatePlan]: () => held.then(ok(cannedPlan)) });
        await soon(() => action().disabled).toBe(true);
        planned();
        await soon(text).toContain("Interrupted: web, worker, cache");
        await soon(() => action().disabled).toBe(false);
        submit();
        await soon(asked).toEqual([{ stack: "shop", rebuild: false }]);
        await soon(() => mounted.wrapper.emitted("close")).toHaveLength(1);
    });

    it("builds the live commit again where that is ticked", async () => {
        show(true);
        await soon(text).toContain("Interrupted");
        box()!.click();
        submit();
        await soon(asked).toEqual([{ stack: "shop", rebuild: true }]);
    });

    it("offers no build where nothing came from a commit", async () => {
        show(false);
        await soon(text).toContain("Interrupted");
        expect(box()).toBeNull();
    });

    it("says why it could not be started, and stays", async () => {
        show(true, { [CALLS.updateImages]: refused("Another deployment is under way.") });
        await soon(text).toContain("Interrupted");
        submit();
        await soon(text).toContain("Another deployment is under way.");
        expect(mounted.wrapper.emitted("close")).toBeUndefined();
    });
});

describe("RollbackDialog with kept volumes", () => {
    const volumes = { names: ["shop_data"], bytes: 2048, takenAt: "2026-01-01T00:00:00.000Z", atRest: false };

    async function show(kept: Partial<NonNullable<ReleaseView["volumes"]>> = {}) {
        const items = [releaseView(40, { volumes: { ...volumes, ...kept } }), releaseView(39)];
        const channel = new FakeChannel({
            [CALLS.releases]: ok({ items, next: null }),
            [CALLS.plan]: ok(cannedPlan),
            [CALLS.rollbackEnvironment]: ok({ kept: [], restored: [], missed: [], needed: [], dropped: [] }),
            [CALLS.rollback]: ok(deploymentView(44)),
        });
        mounted = mountWith(RollbackDialog, { stack: "shop", number: 40 }, channel);
        await soon(text).toContain("shop_data as of");
    }
    const asked = () => mounted.channel.asked(CALLS.rollback);

    it("leaves them alone unless that is ticked", async () => {
        await show();
        submit();
        await soon(asked).toEqual([{ stack: "shop", release: 140 }]);
    });

    it("brings them back where it is ticked", async () => {
        await show();
        box()!.click();
        submit();
        await soon(asked).toEqual([{ stack: "shop", release: 140, volumes: true }]);
    });

    it("forgets the tick with another release", async () => {
        await show();
        box()!.click();
        const select = mounted.wrapper.find("select");
        await select.setValue("139");
        await soon(box).toBeNull();
        await select.setValue("140");
        await soon(() => box()?.checked).toBe(false);
    });

    it.each([
        [true, false],
        [false, true],
    ])("tells of a copy at rest (%s) whether somebody wrote meanwhile", async (atRest, tells) => {
        await show({ atRest });
        expect(text().includes("what a power cut would have left")).toBe(tells);
    });
});
