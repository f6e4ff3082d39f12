// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import type { DockgeRoot } from "../../../frontend/embed/dockge-root";
import { followPage } from "../../../frontend/embed/follow-page";

/** What Dockge's pages and root component are to us. */
function showDockge(path: string, params: object = {}) {
    const page = (title: string) => `<div><h1>${title}</h1><div class="row">editor</div></div>`;
    document.body.innerHTML = `<div id="app">${page("Compose")}</div>`;
    const followers: (() => void)[] = [];
    const watchers: (() => void)[] = [];
    const agentStatusList: Record<string, string> = {};
    let loaded = 0;
    const calls: string[] = [];
    const page0 = { loadStack: () => void (loaded += 1), processing: false };
    const route = { path, params, matched: [{ instances: { default: page0 } }] };
    const opened: string[] = [];
    const root = {
        emitAgent: (_: string, event: string) => void calls.push(event),
        agentList: {},
        agentStatusList,
        $watch: (_: unknown, callback: () => void) => (watchers.push(callback), () => undefined),
        getSocket: () => ({ connected: true, on: () => undefined, off: () => undefined }),
        $nextTick: (callback: () => void) => Promise.resolve(callback()),
        $router: {
            currentRoute: { value: route },
            beforeEach: () => () => undefined,
            afterEach: (follower: () => void) => void followers.push(follower),
            push: async (to: string) => void opened.push(to),
        },
    } as unknown as DockgeRoot;
    return {
        root,
        page: page0,
        calls,
        loaded: () => loaded,
        say(endpoint: string, status: string) {
            agentStatusList[endpoint] = status;
            watchers.forEach((callback) => callback());
        },
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

    it("asks while Dockge's page still asks, and shows the panel with that page's row", async () => {
        const dockge = showDockge("/compose/shop", { stackName: "shop" });
        document.querySelector(".row")!.remove();
        dockge.page.processing = true;
        followPage(dockge.root);
        expect([shown(), dockge.calls]).toEqual([[], ["cicd:hello", "cicd:watch", "cicd:stack"]]);
        const { parentElement: page } = document.querySelector("h1")!;
        page!.insertAdjacentHTML("beforeend", '<div class="row">editor</div>');
        await vi.waitFor(() => expect(shown()).toEqual(["Deployments"]));
        expect(page!.lastElementChild!.className).toBe("row");
        expect(dockge.calls).toHaveLength(3);
        dockge.go("/");
        expect([shown(), dockge.calls.slice(3)]).toEqual([[], ["cicd:unwatch"]]);
    });

    it("stays away from a page that shows no row for its stack, and leaves nothing behind", () => {
        const dockge = showDockge("/compose/shop", { stackName: "shop" });
        document.querySelector(".row")!.remove();
        followPage(dockge.root);
        expect([shown(), dockge.calls]).toEqual([[], []]);
        dockge.go("/");
    });

    it("says of an instance that is away that it is, on Dockge's empty page, and lets Dockge ask again later", async () => {
        const dockge = showDockge("/compose/shop/nas:5001", { stackName: "shop", endpoint: "nas:5001" });
        document.querySelector(".row")!.remove();
        followPage(dockge.root);
        await nextTick();
        expect(document.body.textContent).toContain("Connecting to nas:5001");
        expect(dockge.loaded()).toBe(0);
        dockge.say("nas:5001", "online");
        expect(dockge.loaded()).toBe(1);
        const heading = document.querySelector("h1")!;
        heading.parentElement!.insertAdjacentHTML("beforeend", '<div class="row">editor</div>');
        await vi.waitFor(() => expect(heading.parentElement!.lastElementChild!.className).toBe("row"));
        dockge.say("nas:5001", "online");
        expect(dockge.loaded()).toBe(1);
        dockge.go("/");
    });

    it("stays away from stacks of other instances that Dockge doesn't manage", () => {
        const dockge = showDockge("/");
        document.querySelector(".row")!.remove();
        dockge.say("nas:5001", "online");
        followPage(dockge.root);
        dockge.go("/compose/shop/nas:5001", { stackName: "shop", endpoint: "nas:5001" });
        expect(document.querySelector(".cicd")).toBeNull();
    });
});
