// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { Component } from "vue";
import type { ConnectionReport } from "../../../common/views";
import { credentialChangeSchema } from "../../../common/schema";
import { CALLS, PUSHES } from "../../../common/socket-events";
import ConnectionChecks from "../../../frontend/src/components/ConnectionChecks.vue";
import CredentialNotices from "../../../frontend/src/components/CredentialNotices.vue";
import CredentialChange from "../../../frontend/src/pages/cicd/CredentialChange.vue";
import HostSettings from "../../../frontend/src/pages/cicd/HostSettings.vue";
import { cannedCertificate, cannedCredentials } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";
import { showCicdPage } from "./show-cicd-page";

let mounted: ReturnType<typeof mountWith>;
const show = (component: Component, props: object, answers: FakeChannel["answers"] = {}) =>
    (mounted = mountWith(component, props, new FakeChannel(answers)));
type Shown = Awaited<ReturnType<typeof showCicdPage>>;
const button = (label: string) => mounted.wrapper.findAll("button").find((one) => one.text().includes(label));
const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
afterEach(() => mounted?.wrapper.unmount());

const untrusted: ConnectionReport = {
    ok: false,
    checks: [{ name: "reachable", ok: false, message: "Not trusted.", code: "TLS_UNTRUSTED" }],
    composeFiles: [],
    branches: [],
    defaultBranch: null,
    certificate: cannedCertificate,
};

describe("a report about a host that nobody trusts yet", () => {
    it("shows the certificate, pins exactly that one, and tests again", async () => {
        show(ConnectionChecks, { report: untrusted, composePath: "" });
        expect(text()).toContain(cannedCertificate.fingerprint);
        expect(text()).toContain("CN=git.example.org");
        await button("trust it")!.trigger("click");
        const { host, fingerprint } = cannedCertificate;
        expect(mounted.channel.asked(CALLS.pinCertificate)).toEqual([{ host, fingerprint }]);
        await expect.poll(() => mounted.wrapper.emitted("retry")).toHaveLength(1);
    });

    it("offers nothing where trust would not help", () => {
        const certificate = { ...cannedCertificate, problem: "It has expired on 2020-01-01." };
        show(ConnectionChecks, { report: { ...untrusted, certificate }, composePath: "" });
        expect(text()).toContain("expired on 2020-01-01");
        expect(button("trust it")).toBeUndefined();
    });

    it("leaves out what was not tested, and the warning that stands at the address", () => {
        const skipped = { name: "branch" as const, ok: false, skipped: true as const, message: "Not tested." };
        const checks = [...untrusted.checks.filter(({ name }) => name !== "branch"), skipped];
        show(ConnectionChecks, {
            report: { ...untrusted, checks, certificate: undefined, unencrypted: true },
            composePath: "",
        });
        expect(mounted.wrapper.findAll("li")).toHaveLength(checks.length - 1);
        expect(text()).not.toContain("Not tested");
        expect(text()).not.toContain("Not encrypted");
    });
});

describe("the settings of hosts", () => {
    it("look at a host's certificate and pin it", async () => {
        show(HostSettings, {}, { [CALLS.hosts]: () => ({ ok: true, data: [] }) });
        await button("Add a certificate authority")!.trigger("click");
        await mounted.wrapper.find("input").setValue("git.example.org:3000");
        await button("Look at its certificate")!.trigger("click");
        expect(mounted.channel.asked(CALLS.certificate)).toEqual([{ host: "git.example.org:3000" }]);
        await expect.poll(text).toContain(cannedCertificate.fingerprint);
        await button("trust it")!.trigger("click");
        expect(mounted.channel.asked(CALLS.pinCertificate)).toHaveLength(1);
    });
});

describe("notices of credentials", () => {
    const notice = { id: 1, name: "Robot", host: "git.example.org", at: "2026-12-01T00:00:00.000Z" };

    it.each([
        ["refused", "git.example.org has refused the credential “Robot”"],
        ["expired", "has expired on"],
        ["expires", "expires on"],
    ] as const)("name one that is %s", (kind, words) => {
        show(CredentialNotices, { notices: [{ ...notice, kind }] });
        expect(text()).toContain(words);
    });

    it.each([
        ["a refused one that is used", { failingSince: notice.at }, 1],
        ["a refused one that nothing uses", { failingSince: notice.at, usedBy: 0 }, 0],
        ["one that is well", {}, 0],
    ])("stand above the CI/CD page for %s as often as it needs, with the way to it", async (_name, changes, count) => {
        const [well] = cannedCredentials;
        const data = [well, { ...well, id: 9, ...changes }];
        const answers = { [CALLS.credentials]: () => ({ ok: true, data }) };
        const { wrapper, channel } = await showCicdPage("/cicd?tab=audit", answers);
        await expect.poll(() => channel.asked(CALLS.credentials).length).toBeGreaterThan(0);
        await flushPromises();
        const banner = wrapper.findAll('a[href="/cicd?settings=credentials"]');
        expect(banner).toHaveLength(count);
        wrapper.unmount();
    });

    it.each([
        [
            "a new secret is stored below it",
            async ({ wrapper }: Shown) => {
                const find = (words: string) => wrapper.findAll("button").find((one) => one.text().includes(words))!;
                await find("New secret").trigger("click");
                await wrapper.find("input[type=password]").setValue("n3w");
                await wrapper.find("input[type=password]").element.closest("form")!.dispatchEvent(new Event("submit"));
            },
        ],
        [
            "the server tells of a stack",
            async ({ channel }: Shown) => channel.push(PUSHES.stackChanged, { stack: "shop" }),
        ],
    ])("go from the CI/CD page as soon as %s", async (_name, mend) => {
        let failingSince: string | null = notice.at;
        const answers = {
            [CALLS.credentials]: () => ({ ok: true, data: [{ ...cannedCredentials[0], failingSince }] }),
        };
        const shown = await showCicdPage("/cicd?settings=credentials", answers);
        const banner = () => shown.wrapper.findAll('a[href="/cicd?settings=credentials"]').length;
        await expect.poll(banner).toBe(1);
        await expect.poll(() => shown.wrapper.text()).toContain("New secret");
        failingSince = null;
        await mend(shown);
        await expect.poll(banner, { timeout: 10_000 }).toBe(0);
        shown.wrapper.unmount();
    });
});

describe("a new secret", () => {
    const [credential] = cannedCredentials;

    it("is sent alone, in the form that the server takes", async () => {
        show(CredentialChange, { credential });
        await mounted.wrapper.find("input[type=password]").setValue("n3w");
        await mounted.wrapper.find("input[type=date]").setValue("2027-03-01");
        await mounted.wrapper.find("form").trigger("submit");
        const [asked] = mounted.channel.asked(CALLS.changeCredential) as { credential: number; change: object }[];
        expect(asked).toMatchObject({ credential: credential.id, change: { token: "n3w", plainHttp: false } });
        expect(credentialChangeSchema.parse(asked.change)).toEqual(asked.change);
        await expect.poll(() => mounted.wrapper.emitted("changed")).toHaveLength(1);
    });

    it("of an SSH key is made by the server, and its public half is shown", async () => {
        const key = { ...credential, kind: "ssh-key", publicKey: "ssh-ed25519 NEW" };
        show(CredentialChange, { credential: key }, { [CALLS.changeCredential]: () => ({ ok: true, data: key }) });
        await button("Make a new key")!.trigger("click");
        expect(mounted.channel.asked(CALLS.changeCredential)).toEqual([
            { credential: key.id, change: { generateKey: true } },
        ]);
        await expect
            .poll(() => mounted.wrapper.find<HTMLInputElement>("input[readonly]").element?.value)
            .toBe("ssh-ed25519 NEW");
    });
});
