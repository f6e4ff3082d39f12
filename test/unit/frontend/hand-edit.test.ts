// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { DriftView, HandEditView } from "../../../common/views";
import LiveRelease from "../../../frontend/src/components/LiveRelease.vue";
import { connectedStack, releaseView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const drift: DriftView = {
    drifted: true,
    fields: [
        { service: "web", field: "ports 80", released: "80:80", actual: "8080:80", where: "files" },
        { service: "web", field: "environment LEVEL", released: "set", actual: "another value", where: "containers" },
    ],
    since: "2026-01-01T00:00:00.000Z",
    handEdited: true,
    kept: null,
};
const view: HandEditView = {
    fingerprint: "f1",
    files: ["compose.yaml"],
    commit: {
        problem: null,
        branch: "dockge/shop-…",
        base: "main",
        request: true,
        files: [{ path: "compose.yaml", lines: [{ kind: "added", text: '- "8080:80"' }] }],
        left: [{ change: "web: image", reason: "The image is built from the repository." }],
    },
    keep: { problem: null, changes: ["web: ports 80:80 → 8080:80"], left: [] },
    discard: { plan: null },
};

const soon = (read: () => unknown) => expect.poll(read, { timeout: 20_000 });

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

function open(answers: Record<string, () => unknown> = {}) {
    const pushed = {
        branch: "dockge/shop-20260101-000000",
        commit: "c0ffee",
        url: "https://git.example.org/pr/1",
        problem: null,
    };
    const all: Record<string, () => unknown> = {
        [CALLS.drift]: () => drift,
        [CALLS.handEdit]: () => view,
        [CALLS.decideHandEdit]: () => ({ choice: "commit", pushed, deployment: null }),
        ...answers,
    };
    const channel = new FakeChannel(
        Object.fromEntries(Object.entries(all).map(([name, run]) => [name, () => ({ ok: true, data: run() })])),
    );
    mounted = mountWith(
        LiveRelease,
        { view: { ...connectedStack, live: releaseView(41, { state: "active" }) } },
        channel,
    );
}
const text = () => (document.body.textContent ?? "").replace(/\s+/g, " ");
function press(label: string): void {
    [...document.body.querySelectorAll("button")].find((one) => one.textContent?.includes(label))!.click();
}
const asked = () => mounted.channel.asked(CALLS.decideHandEdit);

describe("what differs from the release", () => {
    it("names what differs, and where", async () => {
        open();
        await soon(text).toContain("differs from release #41 (2)");
        press("differs from release");
        await soon(text).toContain("web · ports 80 in the file");
        expect(text()).toContain("web · environment LEVEL in the container");
    });

    it("offers to restore alone where only containers differ", async () => {
        open({ [CALLS.drift]: () => ({ ...drift, fields: [drift.fields[1]], handEdited: false }) });
        await soon(text).toContain("(1)");
        press("differs from release");
        await soon(text).toContain("Restore release #41");
        press("Restore release #41");
        await soon(text).toContain("The release comes back");
        expect(document.body.querySelectorAll("input[type=radio]")).toHaveLength(0);
    });

    it("takes what the server says of itself, without asking again", async () => {
        open();
        await soon(text).toContain("(2)");
        mounted.channel.push("cicd:driftChanged", {
            stack: "shop",
            drift: { ...drift, drifted: false, fields: [], since: null, handEdited: false },
        });
        await soon(text).toContain("matches release #41");
        expect(mounted.channel.asked(CALLS.drift)).toHaveLength(1);
    });

    it("shows what is kept, and drops it", async () => {
        const kept = { by: "ana", at: "2026-01-01T00:00:00.000Z", changes: ["web: ports 80:80 → 8080:80"] };
        open({
            [CALLS.drift]: () => ({ ...drift, drifted: false, fields: [], kept }),
            [CALLS.dropKeptEdit]: () => null,
        });
        await soon(text).toContain("by ana is part of every deployment (1)");
        press("by ana");
        await soon(text).toContain("80:80 → 8080:80");
        press("Keep it no longer");
        await soon(() => mounted.channel.asked(CALLS.dropKeptEdit)).toEqual([{ stack: "shop" }]);
    });
});

describe("HandEditDialog", () => {
    async function decide(): Promise<void> {
        open();
        await soon(text).toContain("(2)");
        press("differs from release");
        await soon(text).toContain("Decide what becomes of it");
        press("Decide what becomes of it");
        await soon(text).toContain("dockge/shop-…");
    }
    const choose = (value: string) =>
        document.body.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!.click();
    const submit = () => document.body.querySelector<HTMLFormElement>("dialog form")!.requestSubmit();

    it("pushes what the preview showed, and leads to the pull request", async () => {
        await decide();
        expect(text()).toContain('+ - "8080:80"');
        expect(text()).toContain("The image is built from the repository.");
        submit();
        await soon(text).toContain("Pushed as dockge/shop-20260101-000000");
        expect(asked()).toEqual([{ stack: "shop", choice: "commit", basedOn: "f1", keepMeanwhile: true }]);
        expect(document.body.querySelector("dialog a")?.getAttribute("href")).toBe("https://git.example.org/pr/1");
    });

    it("keeps its name and leaves nothing to cancel once it has pushed, although nothing differs any more", async () => {
        await decide();
        const heading = () => document.body.querySelector("dialog h5")!.textContent;
        const before = heading();
        submit();
        await soon(text).toContain("Pushed as");
        const none = { ...drift, drifted: false, fields: [], since: null, handEdited: false };
        mounted.channel.push("cicd:driftChanged", { stack: "shop", drift: none });
        await soon(text).toContain("matches release #41");
        expect(heading()).toBe(before);
        const buttons = [...document.body.querySelectorAll("dialog .cicd-actions button")];
        expect(buttons.map((one) => one.textContent!.trim())).toEqual(["Close"]);
    });

    it("keeps the change, and deploys it unless told otherwise", async () => {
        await decide();
        choose("keep");
        await soon(text).toContain("Every later deployment takes it over");
        submit();
        await soon(asked).toEqual([{ stack: "shop", choice: "keep", basedOn: "f1", deploy: true }]);
    });

    it("discards it", async () => {
        await decide();
        choose("discard");
        await soon(text).toContain("kept aside in .cicd/shop/saved");
        submit();
        await soon(asked).toEqual([{ stack: "shop", choice: "discard", basedOn: "f1" }]);
    });
});
