// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { Component } from "vue";
import { credentialSchema } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import CredentialPicker from "../../../frontend/src/components/CredentialPicker.vue";
import { credentialNames } from "../../../frontend/src/components/credential-names";
import { credentialInput, emptyDraft, isComplete } from "../../../frontend/src/components/credential-draft";
import CredentialSettings from "../../../frontend/src/pages/cicd/CredentialSettings.vue";
import HostSettings from "../../../frontend/src/pages/cicd/HostSettings.vue";
import { cannedCredentials, cannedHosts } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
const show = (component: Component, props: object, answers: FakeChannel["answers"]) =>
    (mounted = mountWith(component, props, new FakeChannel(answers)));
const button = (label: string) => mounted.wrapper.findAll("button").find((one) => one.text().includes(label))!;
afterEach(() => mounted?.wrapper.unmount());

describe("credentialInput()", () => {
    const typed = { ...emptyDraft(), username: "ana", secret: "s", appId: "12", installationId: "34" };

    it.each(["https-token", "https-password", "ssh-key", "github-app", "registry"] as const)(
        "is valid for %s",
        (kind) => {
            expect(isComplete({ ...typed, kind })).toBe(true);
            const input = credentialInput({ ...typed, kind }, { name: "One", host: "h.org" });
            expect(credentialSchema.parse(input)).toMatchObject({ kind, name: "One", host: "h.org" });
            expect(isComplete({ ...emptyDraft(), kind })).toBe(kind === "ssh-key");
        },
    );
});

describe("credentialNames()", () => {
    it("numbers equal names of one host in the order of storing, past a name that has the number already", () => {
        const named = (id: number, name: string, host = "h.org") => ({ id, name, host });
        const all = [named(9, "bot"), named(2, "bot"), named(4, "bot"), named(3, "bot (2)"), named(5, "bot", "i.org")];
        expect([...credentialNames(all)].sort(([one], [other]) => one - other)).toEqual([
            [2, "bot"],
            [3, "bot (2)"],
            [4, "bot (3)"],
            [5, "bot"],
            [9, "bot (4)"],
        ]);
    });
});

describe("credentials under equal names", () => {
    const twins = [8, 7].map((id) => ({ ...cannedCredentials[0]!, id, name: "bot" }));
    const answers = { [CALLS.credentials]: () => ({ ok: true, data: twins }) };

    it("can be told apart where one is chosen", async () => {
        show(CredentialPicker, { stack: "shop", host: "git.example.org", modelValue: null }, answers);
        const options = () => mounted.wrapper.findAll("option").map((one) => one.text());
        await expect
            .poll(options)
            .toEqual(["none (public repository)", `bot (2) (${twins[0]!.host})`, `bot (${twins[0]!.host})`]);
    });

    it("have the same numbers in the settings, for who listens to the buttons, too", async () => {
        show(CredentialSettings, {}, answers);
        const names = () => mounted.wrapper.findAll(".cicd-entries strong").map((one) => one.text());
        await expect.poll(names).toEqual(["bot (2)", "bot"]);
        const labels = mounted.wrapper.findAll("[aria-label]").map((one) => one.attributes("aria-label"));
        expect(new Set(labels).size).toBe(labels.length);
    });
});

describe("CredentialPicker", () => {
    it("has an SSH key generated, and shows the chosen key's public half", async () => {
        const added = { id: 5, name: "SSH key", host: "git.example.org", publicKey: "ssh-ed25519 AAAA" };
        let stored: object[] = [];
        show(
            CredentialPicker,
            { stack: "shop", host: "git.example.org", modelValue: null },
            {
                [CALLS.credentials]: () => ({ ok: true, data: stored }),
                [CALLS.addCredential]: () => {
                    stored = [added];
                    return { ok: true, data: added };
                },
            },
        );
        await button("Add").trigger("click");
        await mounted.wrapper.findAll("select")[1].setValue("ssh-key");
        await button("Save credential").trigger("click");
        expect(mounted.channel.asked(CALLS.addCredential)).toEqual([
            { credential: { name: "SSH key: git.example.org", kind: "ssh-key", host: "git.example.org" } },
        ]);
        await expect.poll(() => mounted.wrapper.html()).toContain("add it to the repository as a deploy key");
    });

    it.each([
        ["takes the place and the name of a refused one that nothing uses", 0, "", [{ credential: 7 }]],
        ["leaves a refused one that a repository uses", 1, " (2)", []],
    ])("gives a new one a name of its own, and %s", async (_name, usedBy, number, deleted) => {
        const refused = { ...cannedCredentials[0], id: 7, failingSince: "2026-12-01T00:00:00.000Z", usedBy };
        const answers = {
            [CALLS.credentials]: () => ({ ok: true, data: [refused] }),
            [CALLS.addCredential]: () => ({ ok: true, data: { ...refused, id: 8 } }),
        };
        show(CredentialPicker, { stack: "shop", host: refused.host, modelValue: 7 }, answers);
        await button("Add").trigger("click");
        await mounted.wrapper.find("input[type=password]").setValue("n3w");
        await button("Save credential").trigger("click");
        await expect.poll(() => mounted.wrapper.emitted("update:modelValue")).toEqual([[8]]);
        expect(mounted.channel.asked(CALLS.addCredential)).toMatchObject([
            { credential: { name: `Token for git.example.org${number}` } },
        ]);
        expect(mounted.channel.asked(CALLS.deleteCredential)).toEqual(deleted);
    });

    it("takes Enter in its fields as saving, and never as sending the form around it", async () => {
        const added = { id: 5, name: "Token for git.example.org", host: "git.example.org", publicKey: null };
        show(
            CredentialPicker,
            { stack: "shop", host: "git.example.org", modelValue: null },
            { [CALLS.addCredential]: () => ({ ok: true, data: added }) },
        );
        await button("Add").trigger("click");
        const [user, token] = mounted.wrapper.findAll<HTMLInputElement>("fieldset input");
        const enter = (field: HTMLInputElement) => {
            const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
            field.dispatchEvent(event);
            return event.defaultPrevented;
        };
        await user.setValue("ana");
        expect(enter(user.element)).toBe(true);
        expect(mounted.channel.asked(CALLS.addCredential)).toEqual([]);
        await token.setValue("t0ken");
        expect(enter(token.element)).toBe(true);
        await expect.poll(() => mounted.wrapper.emitted("update:modelValue")).toEqual([[5]]);
        expect(mounted.channel.asked(CALLS.addCredential)).toMatchObject([{ credential: { token: "t0ken" } }]);
    });
});

describe("HostSettings", () => {
    it("accepts exactly the fingerprints that it has shown, after asking", async () => {
        show(
            HostSettings,
            {},
            {
                [CALLS.hosts]: () => ({ ok: true, data: cannedHosts }),
                [CALLS.acceptHostKey]: () => ({ ok: true, data: cannedHosts[0] }),
            },
        );
        await expect.poll(() => mounted.wrapper.text()).toContain(cannedHosts[0].offeredKeys[0]);
        await button("Accept the new key").trigger("click");
        expect(mounted.channel.asked(CALLS.acceptHostKey)).toEqual([]);
        await mounted.wrapper.findAll("button.btn-danger")[0].trigger("click");
        expect(mounted.channel.asked(CALLS.acceptHostKey)).toEqual([
            { host: "git.example.org", fingerprints: cannedHosts[0].offeredKeys },
        ]);
    });
});
