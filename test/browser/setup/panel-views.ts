import { expect } from "vitest";
import { longName } from "../../fakes/long-stack";
import type { View } from "./view";

/** The panel of a stack as it looks when something else than usual makes sense. */
export function panelViews(url: () => string): View[] {
    const panels = ["queued", "ill", "broken"].map((name): View => ({
        name: `the panel of a stack that is ${name}`,
        async open(page) {
            await page.goto(`${url()}/compose/${name}`);
            await page.locator(".cicd-live").waitFor();
            await page.locator(".cicd-row").first().waitFor();
        },
    }));
    return [...panels, ...longViews(url)];
}

/** Names of 60 to 250 characters wherever one may stand. */
function longViews(url: () => string): View[] {
    const view = (where: string, path: string, ready: string): View => ({
        name: `long names in ${where}`,
        async open(page) {
            await page.goto(`${url()}${path}`);
            await page.locator(".cicd-tabs").waitFor();
            if (where.startsWith("tab ")) {
                await page.getByRole("tab", { name: where.slice(4) }).click();
            }
            await page.locator(ready).first().waitFor();
            // A title squeezed to nothing tells nothing.
            const titles = await page.locator(".cicd-row__title:visible").all();
            for (const title of titles) {
                expect((await title.boundingBox())!.width).toBeGreaterThan(100);
            }
        },
    });
    return [
        view("tab History", `/compose/${longName}`, ".cicd-row__error"),
        view("tab Repository", `/compose/${longName}`, ".cicd-deliveries li"),
        view("all deployments", `/cicd?stack=${longName}`, `.cicd-row .cicd-stack:has-text("${longName}")`),
        view("all deliveries", `/cicd?tab=deliveries&stack=${longName}`, ".cicd-row__head--delivery"),
        view("the credentials", "/cicd?settings=credentials", ".cicd-entries li"),
    ];
}
