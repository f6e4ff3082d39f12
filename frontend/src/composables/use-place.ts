import { type ComponentInternalInstance, getCurrentInstance, onBeforeUpdate, onUpdated } from "vue";

interface Claim {
    instance: ComponentInternalInstance;
    /** Answers whether there was something to give the place to. */
    give: () => boolean;
}
const claims: Claim[] = [];
const isLost = () => document.activeElement === null || document.activeElement === document.body;

/**
 * The keyboard's place, where an update of this component takes away what had it: a form that closes gives it back to the
 * button with `data-opens` that opened it, also to one that only now stands there again; else what `otherwise` selects
 * gets it. Without this it would fall to the beginning of the page.
 */
export function usePlace(otherwise = "[data-opens]"): void {
    const instance = getCurrentInstance()!;
    let opener = "";
    let had = false;

    function give(): boolean {
        const next = find(instance, `[data-opens="${opener}"]`) ?? find(instance, otherwise);
        next?.focus();
        return !isLost();
    }

    onBeforeUpdate(() => {
        const at = document.activeElement;
        had = at !== null && !isLost() && rootsOf(instance).some((root) => root.contains(at));
        opener = (had && at!.getAttribute("data-opens")) || opener;
    });
    onUpdated(() => {
        if (had && isLost() && claims.push({ instance, give }) === 1) {
            queueMicrotask(settle);
        }
    });
}

/** What stands closest to where the place was gets it: the component that was made last is the innermost. */
function settle(): void {
    const all = claims.splice(0).sort((a, b) => b.instance.uid - a.instance.uid);
    if (isLost()) {
        all.some(({ give }) => give());
    }
}

/** A component without one root has its own between two marks. */
function rootsOf({ subTree }: ComponentInternalInstance): Node[] {
    const roots: Node[] = [];
    const last = subTree.anchor ?? subTree.el;
    for (let node = subTree.el as Node | null; node; node = node === last ? null : node.nextSibling) {
        roots.push(node);
    }
    return roots;
}

function find(instance: ComponentInternalInstance, what: string): HTMLElement | null {
    const elements = rootsOf(instance).filter((root) => root instanceof HTMLElement);
    const found = elements.map((root) => (root.matches(what) ? root : root.querySelector<HTMLElement>(what)));
    return found.find((one) => one !== null) ?? null;
}
