import type { DockgeRoot } from "./dockge-root";

/** Our page between its place in Dockge's page and its end. */
interface Shown {
    leave(): void;
}

/** The code of the page comes with the first visit, so that Dockge's other pages don't pay for it. */
function show(root: DockgeRoot, anchor: Node): Shown {
    const element = document.createElement("div");
    element.className = "container-fluid cicd-stage";
    anchor.parentNode!.insertBefore(element, anchor);
    let left = false;
    let unmount = (): void => undefined;
    import("./mount-cicd-page").then(
        ({ mountCicdPage }) => {
            if (!left) {
                unmount = mountCicdPage(root, element);
            }
        },
        (error: Error) => console.warn("CI/CD page:", error.message),
    );
    return {
        leave() {
            left = true;
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
