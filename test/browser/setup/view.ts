import type { Page } from "playwright-core";

/** Something that people see, and how to come to it. */
export interface View {
    name: string;
    open(page: Page): Promise<void>;
}
