// @vitest-environment happy-dom
import { mount } from "@vue/test-utils";
import { expect, it, vi } from "vitest";
import OutputScreen from "../../../frontend/standalone/components/OutputScreen.vue";
import { sessionKey, type Session } from "../../../frontend/standalone/session/session";

const name = "combined--shop";

it("OutputScreen shows a line once when it comes live and then in the answer, too", async () => {
    let answer: (value: { buffer: string }) => void = () => undefined;
    let tell: (event: string, ...values: unknown[]) => void = () => undefined;
    const session = {
        ask: () => new Promise((resolve) => (answer = resolve)),
        onAgent: (listener: typeof tell) => {
            tell = listener;
            return () => undefined;
        },
        onReady: () => () => undefined,
    } as unknown as Session;
    const global = { provide: { [sessionKey as symbol]: session } };
    const wrapper = mount(OutputScreen, { props: { name, label: "Logs", rows: 5 }, global, attachTo: document.body });

    tell("terminalWrite", name, "web-1 | ready\r\n");
    answer({ buffer: "web-1 | ready\r\n" });

    const rows = () => [...wrapper.element.querySelectorAll(".xterm-rows > div")].map((row) => row.textContent);
    await vi.waitFor(() => expect(rows().join("\n")).toContain("ready"));
    expect(rows().filter((row) => row.includes("ready"))).toHaveLength(1);
    wrapper.unmount();
});
