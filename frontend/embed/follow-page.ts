import {
    asksForStack,
    chosenEndpoint,
    loadMissedStack,
    panelPlace,
    shownStack,
    type PanelPlace,
    type ShownStack,
} from "./compose-page";
import type { DockgeRoot } from "./dockge-root";
import { mountPanel } from "./mount-panel";

interface Mounted {
    shown: ShownStack;
    /** Null until Dockge's page has a place for it. */
    page: Element | null;
    element: HTMLElement;
    unmount(): void;
    /** Ends looking at the choice of an instance in Dockge's form. */
    stopChoice(): void;
}

function isSame(a: ShownStack, b: ShownStack | null): boolean {
    return a.stack === b?.stack && a.endpoint === b.endpoint;
}

const isOnline = (root: DockgeRoot, endpoint: string) => root.agentStatusList[endpoint] === "online";

/** Keeps the panel of the shown stack in Dockge's Compose page, whatever Dockge does to that page. */
export function followPage(root: DockgeRoot): void {
    let mounted: Mounted | null = null;
    let observer: MutationObserver | null = null;

    function leave(): void {
        mounted?.stopChoice();
        mounted?.unmount();
        mounted?.element.remove();
        mounted = null;
    }

    /** Of an instance that is away Dockge shows an empty page, which needs our sentence most; it stays until the row comes. */
    function isAlone({ stack, endpoint }: ShownStack): boolean {
        const isKept = mounted !== null && isSame(mounted.shown, { stack, endpoint });
        return stack !== "" && endpoint !== "" && (isKept || !isOnline(root, endpoint));
    }

    function enter(shown: ShownStack, place: PanelPlace | null): void {
        const element = document.createElement("div");
        place?.page.insertBefore(element, place.before);
        // What was typed for one instance, a token among it, must not go to the next: that one gets a form of its own.
        const stopChoice = root.$watch(() => chosenEndpoint(root), settle);
        const page = place?.page ?? null;
        mounted = { shown, page, element, unmount: mountPanel(root, shown, element), stopChoice };
    }

    /** Asks for the stack while Dockge's page does, which has no place for the panel before it has its answer. */
    function enterEarly(shown: ShownStack): void {
        if (!mounted && shown.stack !== "" && shown.endpoint === "" && asksForStack(root)) {
            enter(shown, null);
        }
    }

    const hasLeft = ({ shown, page }: Mounted, now: ShownStack | null, place: PanelPlace | null): boolean =>
        !isSame(shown, now) || (page !== null && place?.page !== page);

    /** Runs after each change of the page's elements, so it only looks and acts rarely. */
    function settle(): void {
        const shown = shownStack(root);
        const place = shown && panelPlace(isAlone(shown));
        if (mounted && hasLeft(mounted, shown, place)) {
            leave();
        }
        if (!shown) {
            return;
        }
        if (!place) {
            enterEarly(shown);
        } else if (!mounted) {
            enter(shown, place);
        } else if (mounted.page === null || mounted.element.nextElementSibling !== place.before) {
            mounted.page = place.page;
            place.page.insertBefore(mounted.element, place.before);
        }
    }

    function observe(): void {
        const wanted = shownStack(root) !== null;
        if (wanted && !observer) {
            observer = new MutationObserver(settle);
            observer.observe(document.getElementById("app")!, { childList: true, subtree: true });
        } else if (!wanted && observer) {
            observer.disconnect();
            observer = null;
        }
    }

    // The route changes first and the page's elements one tick later; in between, the old page would be taken for the new.
    root.$router.afterEach(() => {
        void root.$nextTick(() => {
            observe();
            settle();
        });
    });
    root.$watch(
        () => isOnline(root, shownStack(root)?.endpoint ?? ""),
        () => {
            const endpoint = shownStack(root)?.endpoint;
            if (endpoint && isOnline(root, endpoint)) {
                loadMissedStack(root);
            }
            settle();
        },
    );
    observe();
    settle();
}
