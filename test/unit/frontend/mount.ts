import { mount } from "@vue/test-utils";
import { type Component, defineComponent, h } from "vue";
import { serverKey } from "../../../frontend/src/composables/use-server";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel } from "../../fakes/fake-channel";

/** Mounts a component as a panel does, over a channel with canned answers. */
export function mountWith(component: Component, props: object, channel = new FakeChannel()) {
    const global = { provide: { [serverKey as symbol]: createServer(channel) } };
    const wrapper = mount(component, { props: props as never, global, attachTo: document.body });
    return { wrapper, channel };
}

/** Runs a composable inside a component, and returns what it returned. */
export function runWith<T>(composable: () => T, channel: FakeChannel) {
    let result: T;
    const host = defineComponent({
        setup() {
            result = composable();
            return () => h("div");
        },
    });
    const { wrapper } = mountWith(host, {}, channel);
    return { result: result!, unmount: () => wrapper.unmount() };
}
