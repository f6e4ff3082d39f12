// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { HookReport, RepositoryView } from "../../../common/views";
import ForgeReports from "../../../frontend/src/components/ForgeReports.vue";
import RemoteHook from "../../../frontend/src/components/RemoteHook.vue";
import WebhookCard from "../../../frontend/src/components/WebhookCard.vue";
import { apiHostOfUrl } from "../../../frontend/src/format/forge-of-url";
import { linkedDeployment } from "../../../frontend/src/format/linked-deployment";
import { english } from "../../../frontend/src/texts/english";
import { german } from "../../../frontend/src/texts/german";
import { cannedCredentials, repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted?.wrapper.unmount());

const works: HookReport = { state: "works", message: "A test has arrived.", hint: null, pollInstead: false };
const blocked: HookReport = {
    state: "unreached",
    message: "git.example.org may not send webhooks into the local network.",
    hint: "An administrator can allow it.",
    pollInstead: true,
};

function show(webhook: Partial<RepositoryView["webhook"]>, report: object, change: Partial<RepositoryView> = {}) {
    const base = repositoryView(change);
    const repository = { ...base, webhook: { ...base.webhook, ...webhook } };
    const channel = new FakeChannel({
        [CALLS.createHook]: () => report,
        [CALLS.checkHook]: () => report,
        [CALLS.removeHook]: () => ({ ok: true, data: null }),
        [CALLS.connect]: () => ({ ok: true, data: repository }),
        [CALLS.credentials]: () => ({ ok: true, data: cannedCredentials }),
    });
    mounted = mountWith(RemoteHook, { stack: "shop", repository }, channel);
}
const buttons = () => mounted.wrapper.findAll("button").map((button) => button.text());
const press = (text: string) =>
    mounted.wrapper
        .findAll("button")
        .find((button) => button.text().includes(text))!
        .trigger("click");

describe("RemoteHook", () => {
    it("offers nothing without a token, and says how to get there", () => {
        show({ made: false, canMake: false }, {});
        expect(buttons()).toEqual([]);
        expect(mounted.wrapper.text()).toContain("With a token for Gitea's API");
    });
    it("offers nothing where there is no API", () => {
        show({ made: false, canMake: false }, {}, { forge: "generic" });
        expect(mounted.wrapper.text()).toBe("");
    });
    it("creates the webhook and shows that it works, in words and with an icon", async () => {
        show({ made: false, canMake: true }, { ok: true, data: works });
        expect(buttons()).toEqual(["Create it for me", "Check it"]);
        await press("Create it for me");
        await expect.poll(() => mounted.wrapper.find("[role=status]").text()).toContain("works");
        expect(mounted.wrapper.find("[role=status] svg").exists()).toBe(true);
        expect(mounted.wrapper.text()).toContain("A test has arrived.");
        expect(mounted.channel.asked(CALLS.createHook)).toEqual([{ stack: "shop" }]);
        expect(mounted.wrapper.emitted("changed")).toHaveLength(1);
    });
    it("offers polling where deliveries can't arrive, and keeps all other settings then", async () => {
        show({ made: true, canMake: true }, { ok: true, data: blocked });
        expect(buttons()).toEqual(["Check it", "Remove it from Gitea"]);
        await press("Check it");
        await expect
            .poll(() => mounted.wrapper.text())
            .toMatch(/into the local network\.\s+An administrator can allow it\./);
        expect(buttons()).toContain("Create it again");
        await press("every 5 minutes");
        await expect.poll(() => mounted.channel.asked(CALLS.connect)).toHaveLength(1);
        expect(mounted.channel.asked(CALLS.connect)[0]).toMatchObject({
            stack: "shop",
            repository: { pollMinutes: 5, url: "https://git.example.org/ana/shop.git", credential: 1 },
        });
    });
    it("shows what the forge refused", async () => {
        const error = { code: "FORGE_API_REFUSED", message: "The token may not.", hint: "It needs more." };
        show({ made: false, canMake: true }, { ok: false, error });
        await press("Create it for me");
        await expect
            .poll(() => mounted.wrapper.find("[role=alert]").text())
            .toMatch(/The token may not\.\s+It needs more\./);
    });
    it("removes what was made", async () => {
        show({ made: true, canMake: true }, {});
        await press("Remove it from Gitea");
        await expect.poll(() => mounted.channel.asked(CALLS.removeHook)).toEqual([{ stack: "shop" }]);
    });
});

describe("WebhookCard", () => {
    it("says when the forge could not be given a new secret", () => {
        const base = repositoryView();
        const repository = { ...base, webhook: { ...base.webhook, secret: "s", problem: "It did not answer." } };
        mounted = mountWith(WebhookCard, { stack: "shop", repository });
        expect(mounted.wrapper.text()).toMatch(/Gitea still has the old secret.*It did not answer\./);
    });
});

describe("ForgeReports", () => {
    const showReports = (change: Partial<RepositoryView>) => {
        const repository = repositoryView(change);
        const channel = new FakeChannel({
            [CALLS.connect]: () => ({ ok: true, data: repository }),
            [CALLS.credentials]: () => ({ ok: true, data: cannedCredentials }),
        });
        mounted = mountWith(ForgeReports, { stack: "shop", repository }, channel);
    };

    it("saves its own part and nothing else", async () => {
        showReports({ pollMinutes: 7 });
        const save = () => mounted.wrapper.findAll("button").find((button) => button.text() === "Save")!;
        expect(save().attributes("aria-disabled")).toBe("true");
        await mounted.wrapper.find("input[type=url]").setValue(" https://shop.example.org ");
        await mounted.wrapper.find("input[role=switch]").setValue(false);
        expect(save().attributes("aria-disabled")).toBeUndefined();
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(() => mounted.wrapper.emitted("saved")).toHaveLength(1);
        expect(mounted.channel.asked(CALLS.connect)[0]).toMatchObject({
            repository: {
                reportStatus: false,
                environmentUrl: "https://shop.example.org",
                apiCredential: null,
                credential: 1,
                pollMinutes: 7,
            },
        });
    });
    it("keeps what is being typed when the panel reads the stack again, and shows what others saved otherwise", async () => {
        showReports({});
        const address = () => mounted.wrapper.find<HTMLInputElement>("input[type=url]");
        await mounted.wrapper.setProps({ repository: repositoryView({ environmentUrl: "https://one.example.org" }) });
        expect(address().element.value).toBe("https://one.example.org");
        await address().setValue("https://two.example.org");
        await mounted.wrapper.setProps({ repository: repositoryView({ environmentUrl: "https://one.example.org" }) });
        expect(address().element.value).toBe("https://two.example.org");
        await mounted.wrapper.setProps({ repository: repositoryView({ environmentUrl: "https://three.example.org" }) });
        expect(address().element.value).toBe("https://two.example.org");
    });
    it("shows why the forge took no status", () => {
        showReports({ statusError: "git.example.org refused the credential." });
        expect(mounted.wrapper.find("[role=status]").text()).toContain("refused the credential");
    });
    it("offers Gogs the token for its webhook only", () => {
        showReports({ forge: "gogs" });
        expect(mounted.wrapper.find("input[role=switch]").exists()).toBe(false);
        expect(mounted.wrapper.find("select").exists()).toBe(true);
        expect(mounted.wrapper.text()).toContain("takes no status reports");
    });
});

describe("texts about the forge", () => {
    it("are said in both languages", () => {
        const keys = (Object.keys(english) as (keyof typeof english)[]).filter((key) =>
            /^(remoteHook|forgeApi)\./.test(key),
        );
        expect(keys.length).toBeGreaterThan(20);
        expect(keys.filter((key) => german[key] === english[key])).toEqual([]);
    });
});

describe("linkedDeployment()", () => {
    it.each([
        ["?deployment=42", 42],
        ["?a=b&deployment=7", 7],
        ["", null],
        ["?deployment=", null],
        ["?deployment=-1", null],
        ["?deployment=1e99", null],
        ["?deployment=x", null],
    ])("of %s is %s", (search, id) => expect(linkedDeployment(search)).toBe(id));
});

describe("apiHostOfUrl()", () => {
    it.each([
        ["https://git.example.org:3000/ana/shop.git", "git.example.org:3000"],
        ["ssh://git@git.example.org:2222/ana/shop.git", "git.example.org"],
        ["git@github.com:ana/shop.git", "github.com"],
        ["ssh://git@ssh.github.com:443/ana/shop.git", "github.com"],
        ["git@ssh.dev.azure.com:v3/acme/shop/web", "dev.azure.com"],
    ])("of %s is %s", (url, host) => expect(apiHostOfUrl(url)).toBe(host));
});
