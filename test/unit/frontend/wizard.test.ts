// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { CALL_PAYLOADS } from "../../../common/socket-payloads";
import { CALLS, PUSHES, type CallName } from "../../../common/socket-events";
import type { ConnectionReport } from "../../../common/views";
import DeployFromGit from "../../../frontend/src/wizard/DeployFromGit.vue";
import GitWizard from "../../../frontend/src/wizard/GitWizard.vue";
import { cannedConnectionPreview, cannedConnectMany, cannedScan } from "../../fakes/canned-repositories";
import { connectedStack, deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const report = (changes: Partial<ConnectionReport> = {}): ConnectionReport => ({
    ok: true,
    checks: [],
    composeFiles: [],
    branches: ["next", "trunk"],
    defaultBranch: "trunk",
    ...changes,
});

const wanted = report({
    ok: false,
    branches: [],
    checks: [{ name: "credential", ok: false, message: "Login wanted.", code: "REPOSITORY_AUTH" }],
});

describe("GitWizard", () => {
    let mounted: ReturnType<typeof mountWith>;
    afterEach(() => mounted?.wrapper.unmount());

    const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
    // Steps that are done stay in the page, unseen.
    const button = (label: string) =>
        mounted.wrapper
            .findAll("button")
            .filter((one) => one.text().includes(label))
            .at(-1)!;
    const press = async (label: string) => {
        await button(label).trigger("click");
        await flushPromises();
    };
    const at = () => mounted.wrapper.find("[aria-current=step]").text();
    const url = "https://gitea.example.org/ana/infra.git";
    const only = { ...cannedScan, files: [cannedScan.files[0]] };
    const one = { ...cannedConnectMany, rows: [cannedConnectMany.rows[0]] };
    /** The answers of a repository with one compose file, whose stack runs here. */
    const forOne = {
        [CALLS.scanRepository]: () => ({ ok: true, data: only }),
        [CALLS.connectMany]: () => ({ ok: true, data: one }),
    };

    async function look(answers: FakeChannel["answers"] = {}, name = ""): Promise<void> {
        mounted = mountWith(GitWizard, { name }, new FakeChannel(answers));
        await mounted.wrapper.find("input[maxlength='2000']").setValue(url);
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
    }
    async function choose(): Promise<void> {
        await mounted.wrapper.findAll("form").at(-1)!.trigger("submit");
        await flushPromises();
    }
    /** What was asked for, judged as the server would. */
    const sent = (name: CallName) =>
        mounted.channel.asked(CALLS[name]).map((payload) => CALL_PAYLOADS[name].parse(payload) as never);

    it("recognises the forge, takes the repository's own branch and lists its compose files", async () => {
        await look();
        expect(sent("testConnection")).toMatchObject([{ repository: { url, forge: "gitea" } }]);
        expect(sent("scanRepository")).toMatchObject([{ url, branch: "main" }]);
        expect(at()).toBe("Compose file");
        expect(mounted.wrapper.findAll("tbody tr")).toHaveLength(cannedScan.files.length);
        expect(document.activeElement!.textContent).toContain("Deploy from Git – Compose file");
    });

    it("says how to get into a private repository, by token or by deploy key, and looks again", async () => {
        const refused = report({
            ok: false,
            branches: [],
            checks: [
                { name: "credential", ok: false, message: "gitea.example.org wants a login.", code: "REPOSITORY_AUTH" },
            ],
        });
        await look({ [CALLS.testConnection]: () => ({ ok: true, data: refused }) });
        expect(at()).toBe("Address");
        expect(text()).toContain("gitea.example.org wants a login.");
        expect(text()).toContain("repository: read");
        expect(mounted.wrapper.find("input[type=password]").exists()).toBe(true);
        expect(button("Look again").exists()).toBe(true);
        await press("Use git@gitea.example.org:ana/infra.git");
        expect(mounted.wrapper.find<HTMLInputElement>("input[maxlength='2000']").element.value).toMatch(/^git@/);
        expect(text()).toContain("Leave the key empty");
    });

    it("does not look again without a token that was typed but not saved", async () => {
        await look({ [CALLS.testConnection]: () => ({ ok: true, data: wanted }) });
        const token = () => mounted.wrapper.find<HTMLInputElement>("input[type=password]");
        await token().setValue("t0ken");
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(sent("testConnection")).toHaveLength(1);
        expect(token().element.value).toBe("t0ken");
        expect(mounted.wrapper.find("fieldset [role=alert]").text()).toContain("not saved yet");
        await press("Add");
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(sent("testConnection")).toHaveLength(2);
    });

    it("gives the one new stack the name that was asked for", async () => {
        const fresh = { ...cannedScan, files: [cannedScan.files[1]] };
        await look({ [CALLS.scanRepository]: () => ({ ok: true, data: fresh }) }, "handbook");
        expect(mounted.wrapper.find<HTMLInputElement>("tbody .form-control").element.value).toBe("handbook");
    });

    it("keeps what was chosen and decided when somebody goes back, and forgets it for another repository", async () => {
        await look({ ...forOne, [CALLS.scanRepository]: () => ({ ok: true, data: { ...only, url } }) });
        const name = () => mounted.wrapper.find<HTMLInputElement>("tbody .form-control");
        await choose();
        await mounted.wrapper.find("input[type=radio][value=git]").setValue(true);
        await flushPromises();
        await mounted.wrapper.find("fieldset.cicd-form input").setValue("k3y");
        await press("Back");
        await choose();
        expect(sent("previewConnection")).toHaveLength(2);
        expect(mounted.wrapper.find<HTMLInputElement>("fieldset.cicd-form input").element.value).toBe("k3y");
        await press("Back");
        await name().setValue("journal");
        await press("Back");
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(name().element.value).toBe("journal");
        expect(sent("scanRepository")).toHaveLength(2);
        mounted.channel.answers[CALLS.scanRepository] = () => ({ ok: true, data: { ...only, url: `${url}x` } });
        await press("Back");
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
        expect(name().element.value).toBe("blog");
    });

    it("keeps a token that is being typed while the address is corrected, also to another host", async () => {
        await look({ [CALLS.testConnection]: () => ({ ok: true, data: wanted }) });
        await mounted.wrapper.find("input[type=password]").setValue("t0ken");
        await mounted.wrapper.find("input[maxlength='2000']").setValue("https://github.com/ana/infra.git");
        expect(mounted.wrapper.find<HTMLInputElement>("input[type=password]").element.value).toBe("t0ken");
        expect(text()).toContain("github.com");
    });

    it("says which port is taken before anything is stored", async () => {
        await look(forOne);
        await choose();
        expect(text()).toContain("web wants port 8080/tcp, which the container shop-web-1 has");
    });

    it("shows a running stack file by file, and plans anew with each decision", async () => {
        await look(forOne);
        await choose();
        expect(at()).toBe("What will happen");
        const rows = mounted.wrapper.findAll(".cicd-adoption tbody tr").map((row) => row.text().replace(/\s+/g, " "));
        expect(rows).toEqual([
            expect.stringMatching(/^\.env differs ?yours stays/),
            expect.stringMatching(/^compose\.yaml differs ?Git's counts/),
            expect.stringMatching(/^conf\/app\.conf differs.*Keep mine Take Git's$/),
            expect.stringMatching(/^conf\/same\.conf the same/),
            expect.stringMatching(/^data\/ only here ?yours stays$/),
        ]);
        expect(text()).toContain("Beside these, 4 files");
        await mounted.wrapper.find("input[type=radio][value=git]").setValue(true);
        await flushPromises();
        expect(sent("previewConnection")).toMatchObject([
            { stack: "blog", repository: { composePath: ["apps/blog/compose.yaml"], adopt: {} } },
            { stack: "blog", repository: { adopt: { "conf/app.conf": "git" } } },
        ]);
    });

    it("asks again for consent when a decision brings a right that was not listed", async () => {
        const rights = [...cannedConnectionPreview.plan.rights];
        const plan = { ...cannedConnectionPreview.plan, rights };
        const answer = () => ({
            ok: true,
            data: { ...cannedConnectionPreview, plan: { ...plan, rights: [...rights] } },
        });
        await look({ ...forOne, [CALLS.previewConnection]: answer });
        await choose();
        const consent = () => mounted.wrapper.find<HTMLInputElement>(".cicd-note input[type=checkbox]");
        const decide = async (choice: string) => {
            await mounted.wrapper.find(`input[type=radio][value=${choice}]`).setValue(true);
            await flushPromises();
        };
        await consent().setValue(true);
        rights.push({ grant: "web privileged", text: "web is privileged", granted: false });
        await decide("git");
        expect(consent().element.checked).toBe(false);
        expect(button("Connect (1)").attributes("disabled")).toBeDefined();
        await consent().setValue(true);
        rights.pop();
        await decide("mine");
        expect(sent("previewConnection")).toHaveLength(3);
        expect(consent().element.checked).toBe(true);
        expect(button("Connect (1)").attributes("disabled")).toBeUndefined();
    });

    it("connects only after each variable that the compose file insists on has a value, which stays when it is opened", async () => {
        const asked = { rights: [], missingEnvironment: ["A", "B", "C"], requiredEnvironment: ["A", "B"] };
        const preview = { ...cannedConnectionPreview, plan: { ...cannedConnectionPreview.plan, ...asked } };
        await look({ ...forOne, [CALLS.previewConnection]: () => ({ ok: true, data: preview }) });
        await choose();
        const fields = mounted.wrapper.findAll("fieldset.cicd-form > div");
        expect(fields.map((field) => field.find("label").text())).toEqual(["A (required)", "B (required)", "C"]);
        await fields[1]!.find("input").setValue("two");
        expect(text()).toContain("Enter a value for A first");
        expect(button("Connect (1)").attributes("disabled")).toBeDefined();
        await fields[0]!.find("input").setValue("one");
        expect(text()).not.toContain("Enter a value for");
        await press("Connect (1)");
        await press("Open blog");
        expect(sent("saveEnvironmentKeys")).toMatchObject([{ stack: "blog", edit: { set: { A: "one", B: "two" } } }]);
    });

    it("connects only after rights were granted, and deploys with what was decided before", async () => {
        const deployed = deploymentView(50, { stack: "blog", state: "running" });
        await look({
            ...forOne,
            [CALLS.stack]: () => ({ ok: true, data: { ...connectedStack, stack: "blog", deployments: [] } }),
            [CALLS.deploy]: () => ({ ok: true, data: deployed }),
        });
        await choose();
        expect(button("Connect (1)").attributes("disabled")).toBeDefined();
        await mounted.wrapper.find(".cicd-note input[type=checkbox]").setValue(true);
        await mounted.wrapper.find("fieldset.cicd-form input").setValue("k3y");
        await press("Connect (1)");
        expect(sent("connectMany")).toMatchObject([{ url, stacks: [{ stack: "blog", paths: [] }] }]);
        expect(at()).toBe("Go live");
        expect(mounted.wrapper.html()).toContain("s3cret-of-the-hook");
        expect(mounted.channel.asked(CALLS.deploy)).toEqual([]);
        expect(text()).toContain("Nothing was deployed.");
        await press("Deploy now");
        expect(mounted.wrapper.emitted("asks")).toEqual([["wizard.leave"], [null], ["wizard.leaveLive"], [null]]);
        expect(text()).not.toContain("Nothing was deployed.");
        expect(sent("saveEnvironmentKeys")).toMatchObject([{ stack: "blog", edit: { set: { API_KEY: "k3y" } } }]);
        expect(sent("saveRights")).toMatchObject([
            { stack: "blog", grants: expect.arrayContaining(["web host-path /srv/media"]) as string[] },
        ]);
        expect(mounted.channel.asked(CALLS.deploy)).toEqual([{ stack: "blog" }]);
        mounted.channel.push(PUSHES.changed, { stack: "blog", deployment: deployed });
        await expect.poll(text).toContain("#50");
        expect(mounted.wrapper.find(".cicd-running").exists()).toBe(true);
        mounted.channel.push(PUSHES.changed, { stack: "blog", deployment: { ...deployed, state: "succeeded" } });
        await expect.poll(text).toContain("blog is live");
    });

    it("turns green by itself when the first delivery comes", async () => {
        let lastDeliveryAt: string | null = null;
        const view = () => {
            const { repository } = connectedStack;
            const webhook = { ...repository!.webhook, lastDeliveryAt, lastVerdict: null };
            return { ok: true, data: { ...connectedStack, repository: { ...repository!, webhook } } };
        };
        await look({ ...forOne, [CALLS.stack]: view });
        await choose();
        await mounted.wrapper.find(".cicd-note input[type=checkbox]").setValue(true);
        await press("Connect (1)");
        expect(text()).toContain("Waiting for the first delivery");
        lastDeliveryAt = new Date().toISOString();
        mounted.channel.push(PUSHES.stackChanged, { stack: "blog" });
        await expect.poll(text).toContain("A delivery has come: the webhook works.");
    });

    it("connects several stacks of a monorepo at once, and says which were refused", async () => {
        await look();
        await choose();
        const heads = () => mounted.wrapper.findAll(".cicd-wizard__stack > button").map((one) => one.text());
        expect(heads()).toEqual(["blog apps/blog/compose.yaml", "wiki apps/wiki/compose.yaml"]);
        // Only what is opened is read.
        expect(sent("previewConnection")).toHaveLength(1);
        await mounted.wrapper.find(".cicd-note input[type=checkbox]").setValue(true);
        await press("Connect (2)");
        expect(sent("connectMany")).toMatchObject([
            { stacks: [{ paths: ["apps/blog/**", "lib/**"] }, { stack: "wiki" }] },
        ]);
        expect(text()).toContain("Connected: 1.");
        expect(text()).toContain("apps/wiki/compose.yaml is not on main.");
    });
});

describe("DeployFromGit", () => {
    it("opens the wizard when asked, and closes it again", async () => {
        const { wrapper } = mountWith(DeployFromGit, {});
        expect(wrapper.find("form").exists()).toBe(false);
        await wrapper.find("button").trigger("click");
        await expect.poll(() => wrapper.find("form").exists()).toBe(true);
        await wrapper
            .findAll("button")
            .find((one) => one.text() === "Cancel")!
            .trigger("click");
        expect(wrapper.find("form").exists()).toBe(false);
        wrapper.unmount();
    });
});
