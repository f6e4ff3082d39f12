// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { FORGE_NAMES } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import DeployUrlField from "../../../frontend/src/components/DeployUrlField.vue";
import WebhookGuide from "../../../frontend/src/components/WebhookGuide.vue";
import { english } from "../../../frontend/src/texts/english";
import { german } from "../../../frontend/src/texts/german";
import { repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

describe("WebhookGuide", () => {
    const stepsOf = (forge: string) => {
        mounted = mountWith(WebhookGuide, { forge, webhook: repositoryView().webhook, branch: "main" });
        return mounted.wrapper.findAll("li").map((step) => step.text());
    };

    it.each(FORGE_NAMES)("gives %s three steps in words", (forge) => {
        const steps = stepsOf(forge);
        expect(steps).toHaveLength(3);
        for (const step of steps) {
            expect(step).toMatch(/^[A-Z].{15,}\.$/);
        }
    });
    it("tells of GitLab's two tokens and of Azure's password", () => {
        expect(stepsOf("gitlab").join()).toMatch(/secret token.*signing token/);
        mounted.wrapper.unmount();
        expect(stepsOf("azure-devops").join()).toMatch(/secret as password.*“All”/);
    });
    it("says each step in both languages, in other words", () => {
        stepsOf("gogs");
        const keys = (Object.keys(english) as (keyof typeof english)[]).filter((key) =>
            /^guide\.\w+\.[123]$/.test(key),
        );
        expect(keys.length).toBeGreaterThanOrEqual(8 * 3);
        expect(keys.filter((key) => german[key] === english[key])).toEqual([]);
    });
});

describe("DeployUrlField", () => {
    const url = "https://dockge.example.org/api/deploy/compose/t";
    const show = (answer: object) => {
        const channel = new FakeChannel({ [CALLS.makeDeployUrl]: () => answer });
        mounted = mountWith(DeployUrlField, { stack: "shop" }, channel);
    };
    const submit = () => mounted.wrapper.find("form").trigger("submit");

    it("makes a URL with a random token, and shows it once", async () => {
        show({ ok: true, data: { url } });
        await submit();
        await expect.poll(() => mounted.wrapper.text()).toContain("it is shown only this once");
        expect(mounted.wrapper.find("input").element.value).toBe(url);
        expect(mounted.channel.asked(CALLS.makeDeployUrl)).toEqual([{ stack: "shop" }]);
    });
    it("passes on the token of a Dokploy", async () => {
        show({ ok: true, data: { url } });
        await mounted.wrapper.find("input").setValue(" V1StGXR8_Z5jdHi6B-myT ");
        await submit();
        await expect
            .poll(() => mounted.channel.asked(CALLS.makeDeployUrl))
            .toEqual([{ stack: "shop", token: "V1StGXR8_Z5jdHi6B-myT" }]);
    });
    it("shows why there is none, and keeps what was entered", async () => {
        const error = { code: "STATE_CONFLICT", message: "Another stack has this token.", hint: "Leave it out." };
        show({ ok: false, error });
        await mounted.wrapper.find("input").setValue("V1StGXR8_Z5jdHi6B-myT");
        await submit();
        await expect.poll(() => mounted.wrapper.text()).toContain("Another stack has this token.");
        expect(mounted.wrapper.find("input").element.value).toBe("V1StGXR8_Z5jdHi6B-myT");
    });
});
