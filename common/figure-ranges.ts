/** Days that the page offers. */
export const FIGURE_RANGES = [7, 30, 90] as const;
