import type { DockgeRoot } from "./dockge-root";

/** The stack whose Compose page is shown; "" on the page for a new one. */
export interface ShownStack {
    stack: string;
    endpoint: string;
}

/** What we use of the page's own component. */
interface ComposePage {
    $el?: Element;
    isEditMode?: boolean;
    processing?: boolean;
    loadStack?(): void;
    /** Asks whether somebody wants to leave what they are editing. */
    exitConfirm?(next: (stays?: false) => void): void;
    exitAction?(): void;
    stack?: { endpoint?: unknown };
}

const isNewStack = (path: string) => /^\/compose\/?$/.test(path);

/** The instance on which the new stack shall be, as it is chosen in Dockge's form; "" for this one. */
export function chosenEndpoint(root: DockgeRoot): string {
    const endpoint = isNewStack(root.$router.currentRoute.value.path) && pageInstance(root)?.stack?.endpoint;
    return typeof endpoint === "string" ? endpoint : "";
}

export function shownStack(root: DockgeRoot): ShownStack | null {
    const { path, params } = root.$router.currentRoute.value;
    if (isNewStack(path)) {
        return { stack: "", endpoint: chosenEndpoint(root) };
    }
    if (!path.startsWith("/compose/") || typeof params.stackName !== "string") {
        return null;
    }
    return { stack: params.stackName, endpoint: typeof params.endpoint === "string" ? params.endpoint : "" };
}

/** Vue Router keeps the instance that it shows; while pages change it can still be the one that leaves. */
function pageInstance(root: DockgeRoot): ComposePage | null {
    const { matched } = root.$router.currentRoute.value;
    return (matched.at(-1)?.instances?.default as ComposePage | null | undefined) ?? null;
}

/** Whether the page of a stack stands there and has asked for it; before the login there is none. */
export function asksForStack(root: DockgeRoot): boolean {
    return pageInstance(root)?.processing === true;
}

export interface PanelPlace {
    page: Element;
    /** Null at the page's end. */
    before: Element | null;
}

/**
 * Where the panel goes: before the page's row of containers and editor, which Dockge shows only for stacks of its own;
 * `alone` at the end of the page, where it has no such row. A page that leaves stays in the document for its
 * transition, so the last heading is the one of the new page.
 */
export function panelPlace(alone = false): PanelPlace | null {
    const page = [...document.querySelectorAll("#app h1")].at(-1)?.parentElement;
    const before = page?.querySelector(":scope > .row") ?? null;
    return page && (before || alone) ? { page, before } : null;
}

/** Asks for the stack of another instance again: what Dockge asked while that one was away has no answer. */
export function loadMissedStack(root: DockgeRoot): void {
    if (panelPlace() === null) {
        pageInstance(root)?.loadStack?.();
    }
}

/** Lets the page read the stack's files again, unless somebody is editing them or something runs. */
export function reloadPage(root: DockgeRoot): void {
    const page = pageInstance(root);
    if (page?.loadStack && page.isEditMode === false && page.processing === false) {
        page.loadStack();
    }
}

/**
 * Dockge asks before it leaves its form for a new stack, also for the same page. The wizard's steps are entries of the
 * history by that page's address, and going from one to another leaves nothing. Returns what ends that.
 */
export function letStep(root: DockgeRoot): () => void {
    return root.$router.beforeEach((to, from) => {
        const page = to.fullPath === from.fullPath ? pageInstance(root) : null;
        const ask = page?.exitConfirm;
        if (page && ask) {
            page.exitConfirm = (next) => {
                page.exitConfirm = ask;
                next();
            };
        }
    });
}

/**
 * After a login Dockge adds an entry to the history that its router can't read: once somebody comes back to it, every
 * further link fails. Gives the present entry what the router keeps in one.
 */
export function mendEntry(): void {
    if (!(history.state as { current?: unknown } | null)?.current) {
        const current = location.pathname + location.search + location.hash;
        const around = { back: null, forward: null, replaced: true, position: history.length - 1, scroll: null };
        history.replaceState({ ...around, ...history.state, current }, "");
    }
}

/**
 * Who goes on from the wizard leaves Dockge's untouched form for a new stack, about which it would ask.
 *
 * @param agrees asks in its place, where something else is lost
 */
export function letGo(root: DockgeRoot, agrees: () => boolean): void {
    const page = pageInstance(root);
    if (page && isNewStack(root.$router.currentRoute.value.path)) {
        // Ending its edit mode would do as well, but then it shows links of a stack that has no name.
        page.exitConfirm = (next) => {
            if (!agrees()) {
                return next(false);
            }
            page.exitAction?.();
            next();
        };
    }
}
