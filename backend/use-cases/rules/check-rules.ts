import { CicdError } from "../../../common/errors";
import type { Rule } from "../../../common/schema";
import { globError, type GlobStyle } from "./glob-list";
import { isVersionRange } from "./version-range";

const LISTS: readonly { name: "branches" | "tags" | "paths" | "authors"; style?: GlobStyle }[] = [
    { name: "branches" },
    { name: "tags" },
    { name: "paths", style: { tree: true } },
    { name: "authors", style: { logins: true } },
];

/** What no schema can say. @throws CicdError INVALID_INPUT that names the rule, counted from 1, and its field */
export function checkRules(rules: readonly Rule[]): void {
    rules.forEach((rule, index) => {
        for (const { name, style } of LISTS) {
            for (const pattern of rule[name]) {
                const error = globError(pattern, style);
                if (error !== null) {
                    throw refused(`Rule ${index + 1}, ${name}: "${pattern}" is no pattern (${error}).`);
                }
            }
        }
        if (rule.semver !== undefined && !isVersionRange(rule.semver)) {
            throw refused(`Rule ${index + 1}, semver: "${rule.semver}" is no range of versions.`);
        }
    });
}

function refused(message: string): CicdError {
    return new CicdError({
        code: "INVALID_INPUT",
        message,
        safe: "Nothing was saved.",
        hint: "Patterns look like release/* or apps/shop/**, ranges like >=1.2 <2.",
    });
}
