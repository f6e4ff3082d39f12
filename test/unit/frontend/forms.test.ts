// @vitest-environment happy-dom
import type { DOMWrapper } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { Component } from "vue";
import { buildConfigSchema, ruleSchema } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import type { RepositoryView } from "../../../common/views";
import AdoptionChoices from "../../../frontend/src/components/AdoptionChoices.vue";
import BuildConfig from "../../../frontend/src/components/BuildConfig.vue";
import DeployDialog from "../../../frontend/src/components/DeployDialog.vue";
import EnvironmentText from "../../../frontend/src/components/EnvironmentText.vue";
import NotConnected from "../../../frontend/src/components/NotConnected.vue";
import RepositoryForm from "../../../frontend/src/components/RepositoryForm.vue";
import RollbackDialog from "../../../frontend/src/components/RollbackDialog.vue";
import WebhookCard from "../../../frontend/src/components/WebhookCard.vue";
import { deploymentView, repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

type Mounted = ReturnType<typeof mountWith>;
let mounted: Mounted;

function show(component: Component, props: object, answers: FakeChannel["answers"] = {}): Mounted {
    mounted = mountWith(component, props, new FakeChannel(answers));
    return mounted;
}

const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
const button = (label: string) => mounted.wrapper.findAll("button").find((one) => one.text().includes(label))!;

/** The input that a label names. */
function field(label: string): DOMWrapper<HTMLInputElement> {
    const named = mounted.wrapper.findAll("label").find((one) => one.text() === label);
    return mounted.wrapper.find<HTMLInputElement>(`[id="${named?.attributes("for")}"]`);
}

afterEach(() => mounted.wrapper.unmount());

describe("RepositoryForm", () => {
    const stack = "blog";

    it("recognises the forge from the URL until a person chooses one", async () => {
        show(RepositoryForm, { stack, repository: null });
        await field("Clone URL").setValue("https://github.com/ana/blog.git");
        expect(field("Forge").element.value).toBe("github");
        await field("Forge").setValue("gitea");
        await field("Clone URL").setValue("https://gitlab.com/ana/blog.git");
        expect(field("Forge").element.value).toBe("gitea");
    });

    it("shows each check's message and takes a found compose file by a click", async () => {
        show(RepositoryForm, { stack, repository: null });
        await field("Clone URL").setValue("https://git.example.org/ana/blog.git");
        await button("Test connection").trigger("click");
        await expect.poll(text).toContain("No compose file at its root; found others.");
        await button("examples/compose.yaml").trigger("click");
        expect(field("Compose file").element.value).toBe("examples/compose.yaml");
        expect(text()).toContain("The branch main exists.");
    });

    it("forgets the report when what was tested changes", async () => {
        show(RepositoryForm, { stack, repository: null });
        await field("Clone URL").setValue("https://git.example.org/ana/blog.git");
        await button("Test connection").trigger("click");
        await expect.poll(text).toContain("git.example.org answers.");
        await field("Branch").setValue("next");
        await expect.poll(text).not.toContain("git.example.org answers.");
    });

    it("sends what the form says, and leaves out an empty compose path", async () => {
        show(RepositoryForm, { stack, repository: null });
        await field("Clone URL").setValue(" https://github.com/ana/blog.git ");
        await field("Profiles").setValue("web, worker,");
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.connect)).toEqual([
            {
                stack,
                repository: {
                    url: "https://github.com/ana/blog.git",
                    forge: "github",
                    branch: "main",
                    credential: null,
                    profiles: ["web", "worker"],
                    envFiles: [],
                },
            },
        ]);
        await expect.poll(() => mounted.wrapper.emitted("saved")).toHaveLength(1);
    });

    it("keeps what the form does not show when a connected repository is changed", async () => {
        const rules = [ruleSchema.parse({ branches: ["release/*"] })];
        show(RepositoryForm, { stack, repository: repositoryView({ rules }) });
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.connect)[0]).toMatchObject({
            repository: { rules, composePath: ["deploy/compose.yaml"], credential: 1 },
        });
    });

    it("stores a token for the host of the URL and chooses it", async () => {
        const added = { id: 5, name: "Token for git.example.org (2)", host: "git.example.org" };
        show(RepositoryForm, { stack, repository: null }, { [CALLS.addCredential]: () => ({ ok: true, data: added }) });
        await field("Clone URL").setValue("https://git.example.org/ana/blog.git");
        await button("Add").trigger("click");
        await field("Token or password").setValue("s3cret");
        await button("Save credential").trigger("click");
        expect(mounted.channel.asked(CALLS.addCredential)).toEqual([
            {
                credential: {
                    name: "Token for git.example.org (2)",
                    kind: "https-token",
                    host: "git.example.org",
                    username: "git",
                    token: "s3cret",
                },
            },
        ]);
        await expect.poll(() => mounted.wrapper.html()).not.toContain("s3cret");
    });
});

describe("EnvironmentText", () => {
    it("sends the text with the fingerprint that the edit began from", async () => {
        const saved = { text: "A=2\n", fingerprint: "f2" };
        show(EnvironmentText, { stack: "shop" }, { [CALLS.saveEnvironment]: () => ({ ok: true, data: saved }) });
        await expect.poll(() => mounted.wrapper.find("textarea").element.value).toContain("LOG_LEVEL");
        await mounted.wrapper.find("textarea").setValue("A=2\n");
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.saveEnvironment)).toEqual([{ stack: "shop", text: "A=2\n", basedOn: "f1" }]);
        await expect.poll(text).toContain("Saved.");
    });

    it("keeps the edit and offers the newer text when the file changed meanwhile", async () => {
        const error = { code: "STALE_EDIT", message: "The file changed.", hint: "Load it." };
        show(EnvironmentText, { stack: "shop" }, { [CALLS.saveEnvironment]: () => ({ ok: false, error }) });
        await expect.poll(() => mounted.wrapper.find("textarea").element.value).toContain("LOG_LEVEL");
        await mounted.wrapper.find("textarea").setValue("MINE=1\n");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(text).toContain("The file changed. Load it.");
        expect(mounted.wrapper.find("textarea").element.value).toBe("MINE=1\n");
        await button("Load the newer text").trigger("click");
        await expect.poll(() => mounted.wrapper.find("textarea").element.value).toContain("LOG_LEVEL");
    });
});

describe("BuildConfig", () => {
    it("sends the whole configuration with what was changed", async () => {
        const config = buildConfigSchema.parse({ buildArgs: { A: "1" } });
        const echo = ({ config }: { config: object }) => ({ ok: true, data: config });
        show(BuildConfig, { stack: "shop", config }, { [CALLS.saveBuildConfig]: echo as never });
        await field("Time to stay healthy (s)").setValue("3");
        await mounted.wrapper.find("[aria-label='Value']").setValue("2");
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.saveBuildConfig)).toEqual([
            { stack: "shop", config: { ...config, stableSeconds: 3, buildArgs: { A: "2" } } },
        ]);
        await expect.poll(text).toContain("Saved; used from the next deployment on.");
    });
});

describe("BuildConfig while the panel reads the stack again", () => {
    const config = buildConfigSchema.parse({});
    const again = (changes: object = {}) =>
        mounted.wrapper.setProps({ config: buildConfigSchema.parse(changes) } as never);

    it("keeps an edit that is not saved yet", async () => {
        show(BuildConfig, { stack: "shop", config });
        await field("Time to stay healthy (s)").setValue("3");
        await again();
        await again({ stableSeconds: 20 });
        expect(field("Time to stay healthy (s)").element.value).toBe("3");
    });

    it("shows what somebody else saved when nothing is being edited", async () => {
        show(BuildConfig, { stack: "shop", config });
        await again({ stableSeconds: 20 });
        expect(field("Time to stay healthy (s)").element.value).toBe("20");
    });

    it("goes on saying that it was saved", async () => {
        const echo = ({ config }: { config: object }) => ({ ok: true, data: config });
        show(BuildConfig, { stack: "shop", config }, { [CALLS.saveBuildConfig]: echo as never });
        await field("Time to stay healthy (s)").setValue("3");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(text).toContain("Saved;");
        await again({ stableSeconds: 3 });
        expect(text()).toContain("Saved;");
        await field("Time to stay healthy (s)").setValue("4");
        expect(text()).not.toContain("Saved;");
    });
});

describe("DeployDialog", () => {
    it("shows the plan of a ref, and deploys exactly that ref", async () => {
        const queued = { ok: true, data: deploymentView(50, { state: "queued" }) };
        show(DeployDialog, { stack: "shop", branch: "main", planFirst: false }, { [CALLS.deploy]: () => queued });
        await field("Branch, tag or commit").setValue(" v1.2 ");
        await button("Show plan").trigger("click");
        await expect.poll(text).toContain("These variables have no value yet: SMTP_HOST");
        expect(text()).toContain("Interrupted: web, worker, cache");
        expect(text()).toContain("Untouched: db");
        expect(text()).toContain("environment FEATURE_Xadded");
        expect(text()).toContain("The strategy rolling under Build → Services would avoid this.");
        expect(text()).toContain("volume cache-data no longer used; it is kept, with its data");
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.plan)).toEqual([{ stack: "shop", ref: "v1.2" }]);
        expect(mounted.channel.asked(CALLS.deploy)).toEqual([{ stack: "shop", ref: "v1.2" }]);
        await expect.poll(() => mounted.wrapper.emitted("close")).toHaveLength(1);
    });
});

describe("RollbackDialog", () => {
    it("offers retired releases only, shows commit and images, and rolls back by id", async () => {
        const answer = { ok: true, data: deploymentView(51, { trigger: "rollback" }) };
        show(RollbackDialog, { stack: "shop", number: 39 }, { [CALLS.rollback]: () => answer });
        await expect.poll(text).toContain("Roll back to release #39");
        expect(mounted.wrapper.findAll("option").map((option) => option.text().slice(0, 3))).toEqual(["#39", "#0 "]);
        expect(text()).toContain("worker 9c9c9c9c9c9c");
        await expect.poll(text).toContain("Interrupted: web, worker, cache");
        expect(mounted.channel.asked(CALLS.plan)).toEqual([{ stack: "shop", release: 139 }]);
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.rollback)).toEqual([{ stack: "shop", release: 139 }]);
    });

    it("says so and offers nothing when there is no earlier release", async () => {
        show(RollbackDialog, { stack: "shop" }, { [CALLS.releases]: () => ({ ok: true, data: { items: [] } }) });
        await expect.poll(text).toContain("There is no earlier release to go back to yet.");
        expect(button("Roll back").attributes("disabled")).toBeDefined();
    });
});

describe("AdoptionChoices", () => {
    it("sends the choice for each differing file with the repository as it is", async () => {
        const freezeWindows: RepositoryView["freezeWindows"] = [
            { days: ["fri"], from: "18:00", to: "08:00", timezone: "UTC", reason: "weekend" },
        ];
        const kept = { freezeWindows, environmentUrl: "https://shop.example.org" };
        const repository = repositoryView(kept);
        show(AdoptionChoices, { stack: "shop", repository });
        await expect.poll(text).toContain("compose.override.yaml");
        await mounted.wrapper.find("input[value='git']").setValue(true);
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.connect)[0]).toMatchObject({
            repository: { ...kept, url: repository.url, credential: 1, adopt: { "compose.override.yaml": "git" } },
        });
    });
});

describe("WebhookCard", () => {
    const secret = "whsec_1";

    it("shows a secret only when it was just made", () => {
        show(WebhookCard, { stack: "shop", repository: repositoryView() });
        expect(text()).toContain("The secret was shown when it was made.");
        mounted.wrapper.unmount();
        const webhook = { ...repositoryView().webhook, secret };
        show(WebhookCard, { stack: "shop", repository: repositoryView({ webhook }) });
        expect(field("Secret").element.value).toBe(secret);
        expect(text()).toContain("it is shown only this once");
    });

    it("tells the last verdict and how many were refused", () => {
        show(WebhookCard, { stack: "shop", repository: repositoryView() });
        expect(text()).toContain("accepted");
        expect(text()).toContain("2 refused");
    });

    it("gives a signed example when the forge is generic", () => {
        const webhook = { ...repositoryView().webhook, secret };
        show(WebhookCard, { stack: "shop", repository: repositoryView({ forge: "generic", webhook }) });
        const example = field("A signed push by hand").element.value;
        expect(example).toContain(`SECRET='${secret}'`);
        expect(example).toContain("openssl dgst -sha256 -hmac");
        expect(example).toContain(webhook.url);
    });

    it("saves the public address and asks for the stack anew", async () => {
        const settings = { publicUrl: "", parallelDeployments: 0, maxBodyBytes: 1_048_576, keepDeliveryDays: 30 };
        const answers = {
            [CALLS.settings]: () => ({ ok: true, data: settings }),
            [CALLS.saveSettings]: () => ({ ok: true, data: settings }),
        };
        show(WebhookCard, { stack: "shop", repository: repositoryView() }, answers);
        await field("Public address of this server").setValue("https://ci.example.org");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(() => mounted.wrapper.emitted("changed")).toHaveLength(1);
        expect(mounted.channel.asked(CALLS.saveSettings)).toEqual([
            { settings: { ...settings, publicUrl: "https://ci.example.org" } },
        ]);
    });
});

describe("NotConnected", () => {
    it("makes a token for the sample command on request", async () => {
        show(NotConnected, { stack: "blog" }, { [CALLS.addToken]: () => ({ ok: true, data: { token: "t0ken" } }) });
        await button("Make a token").trigger("click");
        await expect.poll(() => mounted.wrapper.find("textarea").element.value).toContain("TOKEN='t0ken'");
        expect(text()).toContain("shown only this once");
    });
});
