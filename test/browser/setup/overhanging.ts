import type { Page } from "playwright-core";

/** The controls that stand over the edge of their row, cell, dialog or box, by name and pixels. */
export function overhanging(page: Page): Promise<string[]> {
    return page.evaluate(() => {
        const places = "li, td, th, dialog, .shadow-box, .cicd-row__quick";
        const scrolls = (one: Element | null): boolean =>
            one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
        const shown = [...document.querySelectorAll("button, select, input, textarea")].filter(
            (one) => one.checkVisibility() && one.getClientRects().length > 0 && !scrolls(one),
        );
        return shown.flatMap((one) => {
            const place = one.parentElement?.closest(places)?.getBoundingClientRect();
            const { left, right } = one.getBoundingClientRect();
            const by = place ? Math.round(Math.max(place.left - left, right - place.right)) : 0;
            return by > 1 ? [`${one.getAttribute("aria-label") ?? one.textContent?.trim() ?? ""}: ${by} px`] : [];
        });
    });
}
