// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { ConnectionReport } from "../../../common/views";
import AddressStep from "../../../frontend/src/wizard/AddressStep.vue";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

it("AddressStep asks for no credential where nobody answers", async () => {
    const data: ConnectionReport = {
        ok: false,
        checks: [
            { name: "reachable", ok: false, message: "No answer." },
            { name: "credential", ok: false, skipped: true, message: "Not tested." },
        ],
        composeFiles: [],
        branches: [],
        defaultBranch: null,
    };
    const answers = { [CALLS.testConnection]: () => ({ ok: true, data }) };
    const { wrapper } = mountWith(AddressStep, {}, new FakeChannel(answers));
    await wrapper.find("input[maxlength='2000']").setValue("https://git.example.org/ana/infra.git");
    await wrapper.find("form").trigger("submit");
    await flushPromises();
    expect(wrapper.text()).toContain("No answer.");
    expect(wrapper.find("input[type=password]").exists()).toBe(false);
    wrapper.unmount();
});
