import axe from "axe-core";
import type { Page } from "playwright-core";

interface AxeRule {
    id: string;
    nodes: { target: string[]; failureSummary: string }[];
}

interface Axe {
    run(within: string, options: object): Promise<{ violations: AxeRule[] }>;
}

const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** What axe finds against WCAG 2.1 AA, on the whole page or within what a selector names: the rule and where. */
export const violations = (page: Page, within = "html"): Promise<string[]> => run(page, within, everything);

/** The part of it that another theme can change. */
export const paleTexts = (page: Page): Promise<string[]> => run(page, "html", ["color-contrast"]);

async function run(page: Page, within: string, runOnly: string[]): Promise<string[]> {
    if (!(await page.evaluate(() => "axe" in window))) {
        await page.addScriptTag({ content: axe.source });
    }
    const place = { within, options: { runOnly } };
    return page.evaluate(async (chosen) => {
        const { axe: runner } = window as unknown as { axe: Axe };
        const found = await runner.run(chosen.within, chosen.options);
        return found.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
        );
    }, place);
}
