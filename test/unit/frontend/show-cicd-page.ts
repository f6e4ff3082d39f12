import { flushPromises, mount } from "@vue/test-utils";
import { shallowRef } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import { serverKey } from "../../../frontend/src/composables/use-server";
import { instancesKey } from "../../../frontend/src/agents/instances";
import CicdPage from "../../../frontend/src/pages/cicd/CicdPage.vue";
import { pageRouterKey } from "../../../frontend/src/pages/cicd/page-router";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel } from "../../fakes/fake-channel";

/** The page at an address, over canned answers, with other instances beside its own. The caller unmounts the wrapper. */
export async function showCicdPage(
    address: string,
    answers: FakeChannel["answers"] = {},
    others: readonly FakeChannel[] = [],
) {
    const channel = new FakeChannel(answers);
    const router = createRouter({
        history: createMemoryHistory(),
        routes: [
            { path: "/cicd", component: CicdPage },
            { path: "/compose/:stackName/:endpoint", component: { render: () => null } },
            { path: "/compose/:stackName?", component: { render: () => null } },
        ],
    });
    await router.push(address);
    const instances = [channel, ...others].map((one) => ({
        endpoint: one.endpoint,
        name: one.endpoint,
        server: createServer(one),
    }));
    const provide = {
        [serverKey as symbol]: instances[0]!.server,
        [instancesKey as symbol]: shallowRef(instances),
        [pageRouterKey as symbol]: router,
    };
    const wrapper = mount(CicdPage, { global: { provide }, attachTo: document.body });
    await flushPromises();
    return { channel, router, wrapper };
}
