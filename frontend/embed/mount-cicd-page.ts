import { createApp } from "vue";
import { serverKey } from "../src/composables/use-server";
import CicdPage from "../src/pages/cicd/CicdPage.vue";
import { pageRouterKey } from "../src/pages/cicd/page-router";
import { createServer } from "../src/server/create-server";
import { dockgeChannel } from "./dockge-channel";
import type { DockgeRoot } from "./dockge-root";

/** Mounts the page about all stacks of this server into an element; returns the function that takes it out again. */
export function mountCicdPage(root: DockgeRoot, element: Element): () => void {
    const app = createApp(CicdPage);
    app.provide(serverKey, createServer(dockgeChannel(root, "")));
    app.provide(pageRouterKey, root.$router);
    app.mount(element);
    return () => app.unmount();
}
