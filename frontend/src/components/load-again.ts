type Load<T> = () => Promise<{ default: T }>;

/** Chromium and Firefox name the file that did not come. */
function addressIn(error: unknown): URL | null {
    const found = /\bhttps?:\/\/\S+$/.exec(error instanceof Error ? error.message : "");
    return found && URL.canParse(found[0]) ? new URL(found[0]) : null;
}

/** A style sheet that did not come stays in the page, where it passes for one that is there. */
function dropStyles(address: URL): void {
    const links = document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
    [...links].filter(({ href }) => href === address.href).forEach((link) => link.remove());
}

/**
 * Loads code that did not come before. Some browsers keep a module's failure for as long as the page lives (the HTML
 * standard allowed it), so when the same address fails at once again, the file is asked for by another one.
 * @throws what the last try threw
 */
export async function loadAgain<T>(load: Load<T>, lost: unknown, times: number): Promise<{ default: T }> {
    const before = addressIn(lost);
    if (before?.pathname.endsWith(".css")) {
        dropStyles(before);
    }
    try {
        return await load();
    } catch (error) {
        const address = addressIn(error);
        if (!address?.pathname.endsWith(".js")) {
            throw error;
        }
        address.searchParams.set("again", String(times));
        const found = (await import(/* @vite-ignore */ address.href)) as object;
        if (!("default" in found)) {
            throw error;
        }
        return found as { default: T };
    }
}
