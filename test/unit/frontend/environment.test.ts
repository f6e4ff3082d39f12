// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import BuildSecrets from "../../../frontend/src/components/BuildSecrets.vue";
import EnvironmentTab from "../../../frontend/src/components/EnvironmentTab.vue";
import RollbackDialog from "../../../frontend/src/components/RollbackDialog.vue";
import { editOf, emptyRow, isEdited, rowsOf } from "../../../frontend/src/components/environment-draft";
import { cannedEnvironment } from "../../fakes/canned-environment";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const text = () => document.body.textContent!.replace(/\s+/g, " ");
const buttons = () => [...document.body.querySelectorAll("button")];
const button = (label: string) =>
    buttons().find((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === label)!;
const field = (label: string) => document.body.querySelector<HTMLTextAreaElement>(`[aria-label="${label}"]`)!;
async function type(label: string, value: string): Promise<void> {
    field(label).value = value;
    field(label).dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();
}

async function showKeys(answers: object = {}) {
    mounted = mountWith(EnvironmentTab, { stack: "shop" }, new FakeChannel(answers as never));
    await expect.poll(text).toContain("API_URL");
}

describe("EnvironmentTab by key", () => {
    it("shows where each value comes from and who uses it, and no secret", async () => {
        await showKeys();
        expect(text()).toContain("Saved, but not live yet: ~ API_URL");
        expect(text()).toContain("used by db, web");
        expect(text()).toContain("the same value in blog");
        expect(text()).toContain("not set, and the compose file insists on it");
        expect(field("Value of DB_PASSWORD")).toBeNull();
        expect(mounted.channel.asked(CALLS.revealEnvironmentKey)).toEqual([]);
    });

    it("says of a key whether the compose file names it, and nothing where there is none to judge by", async () => {
        const [url, password] = cannedEnvironment.keys;
        const keys = [
            { ...url, services: [] },
            { ...password, services: null },
        ];
        await showKeys({ [CALLS.environmentKeys]: () => ({ ok: true, data: { ...cannedEnvironment, keys } }) });
        const facts = [...document.body.querySelectorAll(".cicd-keys__facts")].map((one) => one.textContent);
        expect(facts[0]).toContain("not named in the compose file");
        expect(facts[1]).not.toContain("named in");
        expect(facts[1]).not.toContain("used by");
    });

    it("shows a secret when asked, and looking at it is no change", async () => {
        await showKeys();
        button("Show the value of DB_PASSWORD").click();
        await expect.poll(() => field("Value of DB_PASSWORD")?.value).toBe("s3cr3t-value");
        expect(button("Save").getAttribute("aria-disabled")).toBe("true");
    });

    it("saves what was changed, added and removed, and nothing else", async () => {
        await showKeys();
        await type("Value of SMTP_HOST", "mail");
        button("Remove API_URL").click();
        button("Replace the value of DB_PASSWORD without showing it").click();
        await expect.poll(() => field("Value of DB_PASSWORD")).not.toBeNull();
        await type("Value of DB_PASSWORD", "new");
        await expect.poll(() => button("Save").getAttribute("aria-disabled")).toBe(null);
        document.body.querySelector("form")!.dispatchEvent(new Event("submit"));
        await expect.poll(text).toContain("Saved.");
        expect(mounted.channel.asked(CALLS.saveEnvironmentKeys)).toEqual([
            {
                stack: "shop",
                edit: { set: { DB_PASSWORD: "new", SMTP_HOST: "mail" }, remove: ["API_URL"], modes: {}, basedOn: "f1" },
            },
        ]);
    });

    it("shows what applying does before it saves and applies", async () => {
        await showKeys();
        await type("Value of API_URL", "https://new");
        await expect.poll(() => button("Save and apply")).toBeDefined();
        button("Save and apply").click();
        await expect.poll(text).toContain("Untouched: db");
        expect(text()).toContain("The compose file was edited by hand");
        expect(text()).toContain("Other stacks have the same value and are not changed: blog (DB_PASSWORD)");
        expect(mounted.channel.asked(CALLS.previewEnvironment)).toEqual([
            { stack: "shop", set: { API_URL: "https://new" }, remove: [] },
        ]);
        expect(mounted.channel.asked(CALLS.saveEnvironmentKeys)).toEqual([]);
        document.body.querySelector("dialog form")!.dispatchEvent(new Event("submit", { bubbles: true }));
        await expect.poll(() => mounted.channel.asked(CALLS.applyEnvironment)).toEqual([{ stack: "shop" }]);
        expect(mounted.channel.asked(CALLS.saveEnvironmentKeys)).toHaveLength(1);
    });

    it("keeps the edit when the file changed meanwhile, and offers the newer one", async () => {
        const error = { code: "STALE_EDIT", message: "The file changed.", hint: "Load it." };
        await showKeys({ [CALLS.saveEnvironmentKeys]: () => ({ ok: false, error }) });
        await type("Value of API_URL", "https://mine");
        document.body.querySelector("form")!.dispatchEvent(new Event("submit"));
        await expect.poll(text).toContain("The file changed.");
        expect(field("Value of API_URL").value).toBe("https://mine");
        button("Load the newer text (drops your edit)").click();
        await expect.poll(() => field("Value of API_URL").value).toBe("https://api.example.org");
    });

    it("keeps the text as a second view", async () => {
        await showKeys();
        button("As text").click();
        await expect.poll(() => document.body.querySelector("textarea")?.value).toContain("LOG_LEVEL=info");
    });
});

describe("editOf()", () => {
    it("names chosen modes, and leaves an empty new row out", () => {
        mounted = mountWith(BuildSecrets, { stack: "shop" });
        const rows = [...rowsOf(cannedEnvironment), emptyRow()];
        expect(isEdited(editOf(rows))).toBe(false);
        rows[1]!.mode = "versioned";
        expect(editOf(rows)).toEqual({ set: {}, remove: [], modes: { DB_PASSWORD: "versioned" } });
    });
});

describe("RollbackDialog", () => {
    it("tells which keys keep today's value and which change", async () => {
        mounted = mountWith(RollbackDialog, { stack: "shop", number: 39 });
        await expect.poll(text).toContain("Keep today's value: DB_PASSWORD");
        expect(text()).toContain("Go back to their value of then: API_URL");
        expect(text()).toContain("Came since and go: FEATURE_X");
    });
});

describe("BuildSecrets", () => {
    it("stores a value and forgets it at once, and asks before deleting", async () => {
        mounted = mountWith(BuildSecrets, { stack: "shop" });
        await expect.poll(text).toContain("npm-token");
        const inputs = mounted.wrapper.findAll("form input, form textarea");
        await inputs[0]!.setValue("npm-token");
        await inputs[1]!.setValue("s3cr3t");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(text).toContain("Stored.");
        expect(mounted.channel.asked(CALLS.setBuildSecret)).toEqual([
            { stack: "shop", name: "npm-token", value: "s3cr3t" },
        ]);
        expect((inputs[1]!.element as HTMLTextAreaElement).value).toBe("");
        button("Delete the secret npm-token").click();
        await expect.poll(text).toContain("Nobody can get its value back.");
        document.body.querySelector("dialog form")!.dispatchEvent(new Event("submit"));
        await expect.poll(text).toContain("None stored.");
    });
});
