import type { View } from "./view";

/** The panel of a stack as it looks when something else than usual makes sense. */
export function panelViews(url: () => string): View[] {
    return ["queued", "ill", "broken"].map((name) => ({
        name: `the panel of a stack that is ${name}`,
        async open(page) {
            await page.goto(`${url()}/compose/${name}`);
            await page.locator(".cicd-live").waitFor();
            await page.locator(".cicd-row").first().waitFor();
        },
    }));
}
