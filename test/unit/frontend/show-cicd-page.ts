import { flushPromises, mount } from "@vue/test-utils";
import { createMemoryHistory, createRouter } from "vue-router";
import { serverKey } from "../../../frontend/src/composables/use-server";
import CicdPage from "../../../frontend/src/pages/cicd/CicdPage.vue";
import { pageRouterKey } from "../../../frontend/src/pages/cicd/page-router";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel } from "../../fakes/fake-channel";

/** The page at an address, over canned answers. The caller unmounts the wrapper. */
export async function showCicdPage(address: string, answers: FakeChannel["answers"] = {}) {
    const channel = new FakeChannel(answers);
    const router = createRouter({
        history: createMemoryHistory(),
        routes: [
            { path: "/cicd", component: CicdPage },
            { path: "/compose/:stackName?", component: { render: () => null } },
        ],
    });
    await router.push(address);
    const provide = { [serverKey as symbol]: createServer(channel), [pageRouterKey as symbol]: router };
    const wrapper = mount(CicdPage, { global: { provide }, attachTo: document.body });
    await flushPromises();
    return { channel, router, wrapper };
}
