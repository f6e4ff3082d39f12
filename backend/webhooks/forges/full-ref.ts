import { refSchema } from "../../../common/schema";

const FULL = /^refs\/(heads|tags)\/./;

/** A full branch or tag ref that Git itself would allow, or null. */
export function fullRef(value: unknown): string | null {
    return typeof value === "string" && FULL.test(value) && refSchema.safeParse(value).success ? value : null;
}
