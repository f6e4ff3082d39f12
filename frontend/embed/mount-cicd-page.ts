import { createApp } from "vue";
import { instancesKey } from "../src/agents/instances";
import { asyncPart } from "../src/components/async-part";
import { serverKey } from "../src/composables/use-server";
import { pageRouterKey } from "../src/pages/cicd/page-router";
import { dockgeInstances } from "./dockge-instances";
import type { DockgeRoot } from "./dockge-root";

/** The code of the page comes with the first visit, so that Dockge's other pages don't pay for it. */
const CicdPage = asyncPart(() => import("../src/pages/cicd/CicdPage.vue"));

/** Mounts the page about all stacks, of this server and of its agents, into an element; returns the function that takes it out again. */
export function mountCicdPage(root: DockgeRoot, element: Element): () => void {
    const app = createApp(CicdPage);
    const { list, stop } = dockgeInstances(root);
    app.provide(serverKey, list.value[0]!.server);
    app.provide(instancesKey, list);
    app.provide(pageRouterKey, root.$router);
    app.mount(element);
    return () => {
        stop();
        app.unmount();
    };
}
