// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { DockgeRoot } from "../../../frontend/embed/dockge-root";
import { followPage } from "../../../frontend/embed/follow-page";

/** What Dockge's pages and root component are to us. */
function showDockge(path: string, params: object = {}) {
    const page = (title: string) => `<div><h1>${title}</h1><div class="row">editor</div></div>`;
    document.body.innerHTML = `<div id="app">${page("Compose")}</div>`;
    const followers: (() => void)[] = [];
    const route = { path, params, matched: [] };
    const opened: string[] = [];
    const root = {
        emitAgent: () => undefined,
        agentList: {},
        agentStatusList: {},
        $watch: () => () => undefined,
        getSocket: () => ({ on: () => undefined, off: () => undefined }),
        $nextTick: (callback: () => void) => Promise.resolve(callback()),
        $router: {
            currentRoute: { value: route },
            afterEach: (follower: () => void) => void followers.push(follower),
            push: async (to: string) => void opened.push(to),
        },
    } as unknown as DockgeRoot;
    return {
        root,
        opened,
        go(to: string, toParams: object = {}) {
            Object.assign(route, { path: to, params: toParams });
            followers.forEach((follow) => follow());
        },
    };
}

const shown = () => [...document.querySelectorAll(".cicd")].map((one) => one.getAttribute("aria-label"));

describe("followPage()", () => {
    afterEach(() => (document.body.innerHTML = ""));

    it("puts the wizard before the editor of Dockge's page for a new stack, and takes it out again", async () => {
        const dockge = showDockge("/compose");
        followPage(dockge.root);
        expect(shown()).toEqual(["Deploy from Git"]);
        const [heading, ours, row] = document.querySelector("h1")!.parentElement!.children;
        expect([heading.tagName, ours.querySelector("button")!.textContent.trim(), row.className]).toEqual([
            "H1",
            "Deploy from Git",
            "row",
        ]);
        dockge.go("/settings");
        expect(shown()).toEqual([]);
        dockge.go("/compose/shop", { stackName: "shop" });
        expect(shown()).toEqual(["Deployments"]);
        dockge.go("/");
    });
});
