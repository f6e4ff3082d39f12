import { refSchema } from "../../../common/schema";

const FULL = /^refs\/(heads|tags)\/./;

/** Git allows no empty parts, none that begin with a dot, and none that end like its own lock files. */
const FORBIDDEN = /\/\/|\/\.|\/$|\.$|\.lock(\/|$)/;

/** A full branch or tag ref that Git itself would allow, or null. */
export function fullRef(value: unknown): string | null {
    return typeof value === "string" && FULL.test(value) && !FORBIDDEN.test(value) && refSchema.safeParse(value).success
        ? value
        : null;
}
