import { createApp, h, type VNode } from "vue";
import AgentGate from "../src/agents/AgentGate.vue";
import { stackPath } from "../src/agents/stack-path";
import { serverKey } from "../src/composables/use-server";
import StackPanel from "../src/components/StackPanel.vue";
import { pageRouterKey } from "../src/pages/cicd/page-router";
import { createServer } from "../src/server/create-server";
import { t } from "../src/texts";
import DeployFromGit from "../src/wizard/DeployFromGit.vue";
import type { LeaveQuestion } from "../src/wizard/wizard-steps";
import { letGo, letStep, mendEntry, reloadPage, type ShownStack } from "./compose-page";
import { dockgeChannel } from "./dockge-channel";
import type { DockgeRoot } from "./dockge-root";

/** Mounts what belongs to the page of a stack, or of a new one, into an element; returns the function that takes it out again. */
export function mountPanel(root: DockgeRoot, shown: ShownStack, element: Element): () => void {
    const isNew = shown.stack === "";
    let question: LeaveQuestion = null;
    const wizard = {
        onAsks: (asks: LeaveQuestion) => (question = asks),
        onConnected: () => letGo(root, () => question === null || confirm(t(question))),
        onOpen: (stack: string) => void root.$router.push(stackPath(shown, stack)),
    };
    // Dockge's own form for a new stack stands back meanwhile.
    const standBack = (opened: boolean) => {
        mendEntry();
        element.classList.toggle("cicd-instead", opened);
    };
    const content = (): VNode =>
        isNew
            ? h(DeployFromGit, { ...wizard, "onUpdate:opened": standBack })
            : h(StackPanel, { stack: shown.stack, onFinished: () => reloadPage(root) });
    const title = () => t(isNew ? "wizard.title" : "panel.title");
    const app = createApp({
        render: () => (shown.endpoint === "" ? content() : h(AgentGate, { title: title() }, { default: content })),
    });
    app.provide(pageRouterKey, root.$router);
    app.provide(serverKey, createServer(dockgeChannel(root, shown.endpoint)));
    const stop = isNew ? letStep(root) : () => undefined;
    app.mount(element);
    return () => {
        stop();
        app.unmount();
    };
}
