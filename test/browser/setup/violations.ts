import axe from "axe-core";
import type { Page } from "playwright-core";

interface AxeRule {
    id: string;
    nodes: { target: string[]; failureSummary: string }[];
}

const options = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] };

/** What axe finds against WCAG 2.1 AA: the rule and where. */
export async function violations(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: axe.source });
    return page.evaluate(async (chosen) => {
        const runner = (window as unknown as { axe: { run(options: object): Promise<{ violations: AxeRule[] }> } }).axe;
        const found = await runner.run(chosen);
        return found.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
        );
    }, options);
}
