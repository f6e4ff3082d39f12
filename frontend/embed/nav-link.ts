import { iconShape } from "../src/components/icons";
import type { DockgeRoot } from "./dockge-root";

const svg = "http://www.w3.org/2000/svg";

function icon(): SVGElement {
    const { viewBox, path } = iconShape("rocket");
    const drawing = document.createElementNS(svg, "svg");
    drawing.setAttribute("class", "svg-inline--fa cicd-icon");
    drawing.setAttribute("viewBox", viewBox);
    drawing.setAttribute("aria-hidden", "true");
    const shape = document.createElementNS(svg, "path");
    shape.setAttribute("d", path);
    shape.setAttribute("fill", "currentColor");
    drawing.append(shape);
    return drawing;
}

/** Looks and behaves like Dockge's own links: without a reload, and with Ctrl in a new tab. */
function createItem(root: DockgeRoot, path: string): HTMLLIElement {
    const item = document.createElement("li");
    item.className = "nav-item cicd-nav-item";
    const link = document.createElement("a");
    link.className = "nav-link";
    link.href = path;
    const label = document.createElement("span");
    label.className = "cicd-nav-label";
    label.textContent = " CI/CD";
    link.append(icon(), label);
    link.addEventListener("click", (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
            event.preventDefault();
            void root.$router.push(path);
        }
    });
    item.append(link);
    return item;
}

/** Behind Dockge's console, which is there only for who is logged in. */
const consoleItem = () => document.querySelector('header .nav a[href="/console"]')?.closest("li") ?? null;

/** Keeps the page's link in Dockge's navigation, through logins, logouts and changes of the page. */
export function followNavigation(root: DockgeRoot, path: string): void {
    const item = createItem(root, path);
    const link = item.querySelector("a")!;

    function settle(): void {
        const before = consoleItem();
        if (!before) {
            item.remove();
        } else if (before.nextElementSibling !== item) {
            before.after(item);
        }
        const active = root.$router.currentRoute.value.matched[0]?.path === path;
        link.classList.toggle("active", active);
        if (active) {
            link.setAttribute("aria-current", "page");
        } else {
            link.removeAttribute("aria-current");
        }
    }

    const settleAfterRender = () => void root.$nextTick(settle);
    root.$router.afterEach(settleAfterRender);
    root.$watch("loggedIn", settleAfterRender);
    settle();
}
