import type { DockgeRoot } from "./dockge-root";
import { mountCicdPage } from "./mount-cicd-page";

/** Our page between its place in Dockge's page and its end. */
interface Shown {
    leave(): void;
}

function show(root: DockgeRoot, anchor: Node): Shown {
    const element = document.createElement("div");
    element.className = "container-fluid cicd-stage";
    anchor.parentNode!.insertBefore(element, anchor);
    const unmount = mountCicdPage(root, element);
    return {
        leave() {
            unmount();
            element.remove();
        },
    };
}

/**
 * A component for Dockge's runtime. That one can't render what ours has made, and ours can't make its elements: so it
 * renders nothing, which leaves a comment in the page, and our own application is mounted beside that comment.
 */
export function createStage(root: DockgeRoot): object {
    const shown = new WeakMap<object, Shown>();
    return {
        name: "CicdStage",
        render: () => null,
        mounted(this: { $el: Node }) {
            shown.set(this, show(root, this.$el));
        },
        beforeUnmount(this: object) {
            shown.get(this)?.leave();
        },
    };
}
