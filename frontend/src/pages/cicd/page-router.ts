import { inject, type InjectionKey } from "vue";
import type { Router } from "vue-router";

/** What the page needs of a router. It may belong to another Vue runtime, so none of it is reactive here. */
export type PageRouter = Pick<Router, "currentRoute" | "afterEach" | "push" | "replace">;

export const pageRouterKey: InjectionKey<PageRouter> = Symbol("page router");

/** The host's own router, so that addresses and links work as everywhere else on its pages. */
export function usePageRouter(): PageRouter {
    const router = inject(pageRouterKey);
    if (!router) {
        throw new Error("usePageRouter() needs an application that provides pageRouterKey");
    }
    return router;
}
