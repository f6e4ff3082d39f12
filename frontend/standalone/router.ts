import { h } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import { asyncPart } from "../src/components/async-part";
import ComposePage from "./pages/ComposePage.vue";
import HomePage from "./pages/HomePage.vue";
import NewStackPage from "./pages/NewStackPage.vue";

const CicdPage = asyncPart(() => import("../src/pages/cicd/CicdPage.vue"));

/** The paths are Dockge's, so that a link leads to the same stack on both. */
export function createPageRouter() {
    return createRouter({
        history: createWebHistory("/"),
        routes: [
            { path: "/", component: HomePage },
            { path: "/compose", component: NewStackPage },
            { path: "/compose/:stackName", component: ComposePage, props: true },
            { path: "/cicd", component: { render: () => h(CicdPage) }, meta: { wide: true } },
            { path: "/:other(.*)*", redirect: "/" },
        ],
    });
}
