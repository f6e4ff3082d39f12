// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { expect, it } from "vitest";
import { settingsSchema } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import ProxySettings from "../../../frontend/src/pages/cicd/ProxySettings.vue";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

it("proxies of one's own are saved beside all other settings", async () => {
    const settings = settingsSchema.parse({ publicUrl: "https://d.example.org" });
    const channel = new FakeChannel({
        [CALLS.settings]: () => ({ ok: true, data: structuredClone(settings) }),
        [CALLS.saveSettings]: (payload: { settings: object }) => ({ ok: true, data: payload.settings }),
    });
    const { wrapper } = mountWith(ProxySettings, {}, channel);
    await flushPromises();
    await wrapper.findAll("input")[0]!.setValue("http://caddy:2019");
    await wrapper.find("form").trigger("submit");
    await flushPromises();
    const proxies = { ...settings.proxies, caddy: { admin: "http://caddy:2019" } };
    expect(channel.asked(CALLS.saveSettings)).toEqual([{ settings: { ...settings, proxies } }]);
    expect(wrapper.text()).toContain("Saved.");
    wrapper.unmount();
});
