import { createApp } from "vue";
import { serverKey } from "../src/composables/use-server";
import StackPanel from "../src/components/StackPanel.vue";
import DeployFromGit from "../src/wizard/DeployFromGit.vue";
import { createServer } from "../src/server/create-server";
import { reloadPage, type ShownStack } from "./compose-page";
import { dockgeChannel } from "./dockge-channel";
import type { DockgeRoot } from "./dockge-root";

/** Mounts what belongs to the page of a stack, or of a new one, into an element; returns the function that takes it out again. */
export function mountPanel(root: DockgeRoot, shown: ShownStack, element: Element): () => void {
    const app =
        shown.stack === ""
            ? createApp(DeployFromGit, { onOpen: (stack: string) => void root.$router.push(`/compose/${stack}`) })
            : createApp(StackPanel, { stack: shown.stack, onFinished: () => reloadPage(root) });
    app.provide(serverKey, createServer(dockgeChannel(root, shown.endpoint)));
    app.mount(element);
    return () => app.unmount();
}
