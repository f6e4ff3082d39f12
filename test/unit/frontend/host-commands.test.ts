// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { settingsSchema } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import HostCommandSettings from "../../../frontend/src/pages/cicd/HostCommandSettings.vue";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
afterEach(() => mounted.wrapper.unmount());

const ok = (data: unknown) => () => ({ ok: true, data });

describe("the stacks that may run commands on the host", () => {
    it("are saved by name, and keep what else is set", async () => {
        const settings = settingsSchema.parse({ publicUrl: "https://d.example.org", hostCommandStacks: ["shop"] });
        const stored = { ...settings, hostCommandStacks: ["blog", "shop"] };
        const answers = { [CALLS.settings]: ok(settings), [CALLS.saveSettings]: ok(stored) };
        mounted = mountWith(HostCommandSettings, {}, new FakeChannel(answers));
        const { wrapper, channel } = mounted;
        await expect.poll(() => wrapper.find("textarea").exists()).toBe(true);
        expect(wrapper.find("textarea").element.value).toBe("shop");
        expect(wrapper.find("label").attributes("for")).toBe(wrapper.find("textarea").attributes("id"));
        await wrapper.find("textarea").setValue("shop\n\n blog \nshop\n");
        await wrapper.find("form").trigger("submit");
        await expect.poll(() => channel.asked(CALLS.saveSettings)).toEqual([{ settings: stored }]);
        await expect.poll(() => wrapper.text()).toContain("Saved.");
    });
});
