// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { connectedStack } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

it.each([
    ["", "/cicd?settings=credentials"],
    ["other:5001", "/cicd?instance=other%3A5001&settings=credentials"],
])("a stack's panel leads from a refused credential of the server %j to its settings", async (endpoint, address) => {
    const at = "2026-12-01T00:00:00.000Z";
    const refused = { id: 1, name: "Robot", host: "git.example.org", kind: "refused" as const, at };
    const view = { ...connectedStack, credentialNotices: [refused] };
    const channel = new FakeChannel({ [CALLS.stack]: () => ({ ok: true, data: view }) }, endpoint);
    const { wrapper } = mountWith(StackPanel, { stack: view.stack }, channel);
    await expect.poll(() => wrapper.text(), { timeout: 10_000 }).toContain("has refused the credential");
    expect(wrapper.findAll("a").filter((one) => one.attributes("href") === address)).toHaveLength(1);
    wrapper.unmount();
});
