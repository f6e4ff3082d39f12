// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import { CALLS, PUSHES } from "../../../common/socket-events";
import AgentGate from "../../../frontend/src/agents/AgentGate.vue";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { FakeChannel, silence } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const nas = "nas:5001";
const title = "Deployments";

function show(channel: FakeChannel, content: object = StackPanel) {
    const gated = defineComponent({
        render: () => h(AgentGate, { title }, { default: () => h(content, { stack: "shop" }) }),
    });
    return mountWith(gated, {}, channel);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
    vi.useRealTimers();
    document.body.innerHTML = "";
});

async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(2500);
    await flushPromises();
}

describe("AgentGate", () => {
    it("shows the panel of a stack on another instance, with that instance's address in its commands", async () => {
        const { wrapper, channel } = show(new FakeChannel({}, nas));
        await settle();
        expect(wrapper.text()).toContain("History");
        expect(channel.asked(CALLS.watch)).toEqual([{ stack: "shop" }]);
        wrapper.unmount();
        expect([channel.agent!.listeners.size, channel.pushListeners.size]).toEqual([0, 0]);
    });

    it("has one sentence, one line to copy and no dead control where the extension is missing", async () => {
        const { wrapper } = show(new FakeChannel({ [CALLS.hello]: () => silence }, nas));
        await flushPromises();
        expect(wrapper.text()).toContain("Connecting to nas:5001");
        await settle();
        expect(wrapper.text()).toContain("nas:5001 has no CI/CD extension yet");
        expect(wrapper.get("input").element.value).toBe("image: dockge-cicd:latest");
        expect(wrapper.findAll("button").map((button) => button.text())).toEqual(["Copy", "Try again"]);
        wrapper.unmount();
    });

    it("keeps what is shown out of reach while the instance is away, and goes on by itself when it is back", async () => {
        const { wrapper, channel } = show(new FakeChannel({}, nas));
        await settle();
        channel.agent!.become("offline");
        await flushPromises();
        expect(wrapper.text()).toContain("nas:5001 can't be reached");
        expect(wrapper.get(".cicd-away").attributes("inert")).toBeDefined();
        channel.agent!.become("connecting");
        channel.agent!.become("online");
        await settle();
        expect(wrapper.text()).not.toContain("can't be reached");
        expect(wrapper.find(".cicd-away").exists()).toBe(false);
        expect(channel.asked(CALLS.watch)).toHaveLength(2);
        wrapper.unmount();
    });

    it("shows the panel by itself when the extension starts behind its Dockge", async () => {
        const answers: FakeChannel["answers"] = { [CALLS.hello]: () => silence };
        const { wrapper, channel } = show(new FakeChannel(answers, nas));
        await settle();
        expect(wrapper.text()).toContain("no CI/CD extension yet");
        delete answers[CALLS.hello];
        channel.push(PUSHES.ready, { endpoint: "other:5001" });
        await settle();
        expect(channel.asked(CALLS.hello)).toHaveLength(1);
        channel.push(PUSHES.ready, {});
        await settle();
        expect(wrapper.text()).toContain("History");
        wrapper.unmount();
    });

    it("takes the panel away when the instance comes back with another version", async () => {
        let extension = "0.1.0";
        const hello = () => ({ ok: true, data: { protocol: 1, extension } });
        const { wrapper, channel } = show(new FakeChannel({ [CALLS.hello]: hello }, nas));
        await settle();
        extension = "8.0.0";
        channel.agent!.become("offline");
        channel.agent!.become("online");
        await settle();
        expect(wrapper.text()).toContain("is newer (8.0.0)");
        expect(wrapper.text()).not.toContain("History");
        wrapper.unmount();
    });

    it("says so when what the instance answers breaks its panel", async () => {
        vi.spyOn(console, "warn").mockImplementation(() => undefined);
        const broken = defineComponent({
            props: ["stack"],
            setup: () => () => h("p", (undefined as unknown as { message: string }).message),
        });
        const { wrapper } = show(new FakeChannel({}, nas), broken);
        await settle();
        expect(wrapper.text()).toContain("The server's answer could not be read.");
        wrapper.unmount();
    });

    it("is not noticed for the server that the page came from", () => {
        const { wrapper } = show(new FakeChannel(), { render: () => h("p", "at once") });
        expect(wrapper.text()).toBe("at once");
        wrapper.unmount();
    });
});
