import type { Component } from "vue";
import type { DockgeRoot } from "./dockge-root";
import { followNavigation } from "./nav-link";
import { createStage } from "./stage";

const cicdPath = "/cicd";

/**
 * A page of its own under Dockge's header, with an address and a link in the navigation. Its route uses Dockge's own
 * layout, which stays mounted while pages change; inside of it only our stage is ours.
 */
export function addCicdPage(root: DockgeRoot): void {
    const router = root.$router;
    const layout = router.resolve("/").matched[0]?.components?.default;
    if (!layout) {
        console.warn("CI/CD page: Dockge's layout was not found.");
        return;
    }
    const children = [{ path: "", component: createStage(root) as Component }];
    router.addRoute({ path: cicdPath, component: layout as Component, children });
    followNavigation(root, cicdPath);
    // Opened by its address, the page had no route yet when Dockge looked.
    if (location.pathname.replace(/\/$/, "") === cicdPath) {
        void router.replace(location.pathname + location.search + location.hash);
    }
}
